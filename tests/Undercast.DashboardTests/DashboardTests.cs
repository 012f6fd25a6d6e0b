using System.Net;
using Microsoft.Playwright;
using Undercast.Bmc;
using Undercast.Steps;

namespace Undercast.DashboardTests;

/// <summary>The page as people use it: with script and without, by mouse and by keyboard, light and dark, small and large.</summary>
public sealed class DashboardTests
{
    [Fact(Timeout = 120_000)]
    public async Task Without_script_the_page_is_whole_and_logs_are_pages()
    {
        using var lab = new LargeLab(4, 3000);
        await using var browser = await Browser.StartAsync(lab);
        var page = await browser.OpenAsync(script: false);

        Assert.Equal(4, await page.Locator("#all-machines tbody tr").CountAsync());
        Assert.Equal(4, await page.Locator("svg .machine").CountAsync());
        Assert.Equal("install-undercloud", await page.Locator("#checkpoints td").Nth(1).InnerTextAsync());
        Assert.False(await page.Locator("#log-view").IsVisibleAsync());
        await Chromium.ShootAsync(page, "no-script");

        await page.Locator("a.console").First.ClickAsync();
        Assert.Contains("line 2999 of compute-0 <script>", await page.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_is_seen_live_with_its_estimate()
    {
        using var lab = new LargeLab(4, 10);
        using var log = new EventLog(lab.RunLogs, Assert.Fail);
        var now = TimeProvider.System.GetUtcNow();
        log.Write(new RunStarted(now, "20260101T100000Z-1", [new("key-pair", "install-orchestrator-keypair", "a key pair", [], TimeSpan.FromSeconds(1)), new("undercloud-services", "install-undercloud", "services run", ["key-pair"], TimeSpan.FromSeconds(90))], 2));
        log.Write(new StepFinished(now, "key-pair", StepEnding.Done, TimeSpan.FromSeconds(0.5), null));
        await using var browser = await Browser.StartAsync(lab);
        var page = await browser.OpenAsync();

        log.Write(new StepStarted(now, "undercloud-services", 1));
        log.Write(new StepSaid(now, "undercloud-services", "nova-api is healthy"));

        var step = page.Locator("#run-steps tr.running");
        await Assertions.Expect(step).ToContainTextAsync("nova-api is healthy");
        await Assertions.Expect(step.Locator(".state")).ToContainTextAsync("s left");
        await Chromium.ShootAsync(page, "light");

        log.Write(new StepFinished(now, "undercloud-services", StepEnding.Failed, TimeSpan.FromSeconds(3), new Failure("'nova-api' is not healthy")));
        await Assertions.Expect(page.Locator("#run-steps tr.failed")).ToContainTextAsync("'nova-api' is not healthy");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_machine_that_is_powered_off_is_seen_in_table_and_picture()
    {
        using var lab = new LargeLab(4, 10);
        await using var browser = await Browser.StartAsync(lab);
        var page = await browser.OpenAsync();
        await Assertions.Expect(page.Locator("#machine-compute-0")).ToHaveClassAsync("machine power-On");

        lab.First = PowerState.Off;

        await Assertions.Expect(page.Locator("#machine-compute-0")).ToHaveClassAsync("machine power-Off", new() { Timeout = 10_000 });
        await Assertions.Expect(page.Locator("tr[data-machine=compute-0] .state")).ToHaveTextAsync("off");
        await Assertions.Expect(page.Locator("#machine-compute-3")).ToHaveClassAsync("machine power-On ill");
    }

    [Fact(Timeout = 120_000)]
    public async Task Everything_is_reached_by_keyboard()
    {
        using var lab = new LargeLab(4, 50);
        await using var browser = await Browser.StartAsync(lab);
        var page = await browser.OpenAsync();

        await page.Keyboard.PressAsync("3");
        Assert.Equal("machines", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("/");
        Assert.Equal("log-search", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("line 49");
        await Assertions.Expect(page.Locator("#log-count")).ToHaveTextAsync("1 of 50 lines");

        // The first press of Tab shows the way past the header.
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        await page.Locator("#examine").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#checks tr.Failed")).ToContainTextAsync("remove a checkpoint");
    }

    [Fact(Timeout = 120_000)]
    public async Task Dark_mode_follows_the_reader()
    {
        using var lab = new LargeLab(4, 200);
        await using var browser = await Browser.StartAsync(lab);
        var light = await browser.OpenAsync();
        var dark = await browser.OpenAsync(color: ColorScheme.Dark);
        const string Ground = "getComputedStyle(document.body).backgroundColor";

        Assert.NotEqual(await light.EvaluateAsync<string>(Ground), await dark.EvaluateAsync<string>(Ground));
        await Chromium.ShootAsync(dark, "dark");
    }

    [Fact(Timeout = 240_000)]
    public async Task Fifty_machines_and_a_hundred_thousand_lines_stay_responsive()
    {
        using var lab = new LargeLab(50, 100_000);
        await using var browser = await Browser.StartAsync(lab);
        var page = await browser.OpenAsync();
        await Assertions.Expect(page.Locator("#log-count")).ToHaveTextAsync("100000 lines", new() { Timeout = 30_000 });

        // Only what is in sight is in the page.
        Assert.InRange(await page.EvaluateAsync<int>("document.getElementById('log-lines').textContent.split('\\n').length"), 10, 100);
        var longest = await page.EvaluateAsync<double>("""
            async () => {
              const view = document.getElementById('log-view'), search = document.getElementById('log-search');
              let longest = 0, last = performance.now();
              const frame = () => new Promise(done => requestAnimationFrame(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; done(); }));
              document.getElementById('log-follow').checked = false;
              await frame(); longest = 0;
              for (let i = 0; i < 60; i++) { view.scrollTop = i * 29000; await frame(); }
              for (const text of ['E', 'ER', 'ERR', 'ERROR', '']) { search.value = text; search.dispatchEvent(new Event('input')); await frame(); await frame(); }
              return longest;
            }
            """);

        TestContext.Current.SendDiagnosticMessage($"longest frame while scrolling and searching: {longest:0} ms");
        Assert.InRange(longest, 0, 300);
        await Chromium.ShootAsync(page, "large", whole: false);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_request_under_another_name_is_refused()
    {
        using var lab = new LargeLab(1, 1);
        await using var browser = await Browser.StartAsync(lab);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, await browser.Address);
        request.Headers.Host = "evil.example";

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
