using Undercast.Screen;
using Undercast.Steps;

namespace Undercast.Tests.Screen;

/// <summary>The live tree, as text.</summary>
public sealed class TreeTextTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly PlannedStep[] Steps =
    [
        new("keys", "access", "a key pair", [], Seconds(1)),
        new("pool", "provision", "a storage pool", ["keys"], Seconds(20)),
        new("machines", "provision", "machines", ["pool"], Seconds(10)),
        new("services", "install", "services", ["machines"], Seconds(90)),
    ];

    [Fact]
    public void Stages_that_are_over_or_to_come_are_folded_and_what_goes_on_is_open() => Assert.Equal(
        """
        1 of 4 steps, 8 s, about 1 min 53 s left
        ✓ access                         1 s              1 of 1
        ▶ provision                      7 s              0 of 2
          ▶ pool                         7 s / 20 s       50 %  copying
              waits for the disk, 3 s (limit 1 min without progress): busy
          · machines                     about 10 s
        · install                        about 1 min 30 s 0 of 1
        """,
        Text(120, 50, new StepChecking(At(0), "keys"), new StepFinished(At(1), "keys", StepEnding.Done, Seconds(1), null),
            new StepStarted(At(1), "pool", 1), new StepSaid(At(2), "pool", "copying"), new StepProgress(At(3), "pool", 0.5, null, null),
            new WaitStarted(At(5), "pool", "the disk", Seconds(60)), new WaitProgressed(At(6), "pool", "the disk", "busy", null)));

    [Fact]
    public void A_failure_and_a_delay_tell_why() => Assert.Equal(
        """
        1 of 4 steps, 8 s, about 1 min 53 s left, stopping: 'pool' failed
        = access                                          1 of 1
        ✗ provision                      7 s              0 of 2
          ✗ pool                         5 s              no space
          … machines                     5 s / 10 s       again in 2 s: busy now
        · install                        about 1 min 30 s 0 of 1
        """.Replace("about 1 min 53 s", "about 1 min 35 s", StringComparison.Ordinal),
        Text(120, 50, new StepFinished(At(0), "keys", StepEnding.AlreadyDone, Seconds(0), null), new StepStarted(At(1), "pool", 1),
            new StepFinished(At(6), "pool", StepEnding.Failed, Seconds(5), new Failure("no space")),
            new StepStarted(At(3), "machines", 1), new StepDelayed(At(5), "machines", Seconds(5), "busy\nnow", null), new RunStopping(At(6), "'pool' failed")));

    [Fact]
    public void Lines_and_rows_are_cut_to_the_terminal()
    {
        var lines = Text(20, 3, new StepStarted(At(0), "keys", 1), new StepSaid(At(0), "keys", new string('x', 100))).Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 20));
    }

    [Fact]
    public void Colours_are_added_to_the_same_text()
    {
        var view = RunView.Of([new RunStarted(At(0), "run", Steps, 2), new StepStarted(At(0), "keys", 1)]);
        var colored = TreeText.Render(view, At(8), 120, 50, new Style(true));

        Assert.Equal("\e[36m▶ access                         8 s              0 of 1\e[0m", colored[1]);
        Assert.DoesNotContain(TreeText.Render(view, At(8), 120, 50, new Style(false)), line => line.Contains('\e', StringComparison.Ordinal));
    }

    private static string Text(int width, int height, params RunEvent[] events) =>
        string.Join('\n', TreeText.Render(RunView.Of([new RunStarted(At(0), "run", Steps, 2), .. events]), At(8), width, height, new Style(false)));

    private static DateTimeOffset At(int seconds) => Start + Seconds(seconds);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
