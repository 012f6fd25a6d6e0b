using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Undercast.Bmc;
using Undercast.Checkpoints;
using Undercast.Drawing;
using Undercast.Looking;
using Undercast.Steps;

namespace Undercast.Dashboard;

/// <summary>The page, whole as the server sends it: script only keeps it fresh and adds the live log.</summary>
internal static class DashboardPage
{
    public static string Render(IDashboardSource source, LabStatus status, RunView run, IReadOnlyList<Checkpoint> checkpoints, DateTimeOffset now) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>{Safe(status.Lab)} · Undercast</title>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/app.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#steps">to the steps</a>
        <header><h1>Lab {Safe(status.Lab)}</h1><p id="summary" role="status">{Safe(Summary(status, run, now))}</p>
        <nav aria-label="sections">{string.Concat(Sections.Select((section, i) => $"<a href=\"#{section.Id}\" accesskey=\"{i + 1}\"><kbd>{i + 1}</kbd> {section.Title}</a>"))}</nav></header>
        <main>
        <ul id="errors" class="errors" aria-label="errors">{string.Concat(status.Errors.Select(error => $"<li>{Safe(error)}</li>"))}</ul>
        {Section("steps", Steps(run, now))}
        {Section("topology", $"<div class=\"picture\" tabindex=\"0\" aria-label=\"picture of the lab\">{SvgText.Render(source.Picture)}</div>")}
        {Section("machines", Machines(status))}
        {Section("log", Log(source))}
        {Section("health", "<p><button type=\"button\" id=\"examine\" class=\"script\">Examine the lab</button> <span class=\"quiet\">Run <code>undercast doctor</code></span></p><table id=\"checks\"><tbody></tbody></table>")}
        {Section("links", Links(status))}
        {Section("checkpoints", Checkpoints(checkpoints))}
        </main>
        <footer class="quiet">Keys: <kbd>1</kbd> to <kbd>7</kbd> sections, <kbd>/</kbd> search the log, <kbd>f</kbd> follow it. This page only reads.</footer>
        <script type="application/json" id="places">{JsonSerializer.Serialize(source.LogPlaces, DashboardJson.Default.IReadOnlyDictionaryStringIReadOnlyListString)}</script>
        <script type="application/json" id="run">{JsonSerializer.Serialize(run, StepsJson.Default.RunView)}</script>
        <script type="application/json" id="status">{JsonSerializer.Serialize(status, DashboardJson.Default.LabStatus)}</script>
        </body>
        </html>

        """;

    private static readonly (string Id, string Title)[] Sections =
        [("steps", "Steps"), ("topology", "Topology"), ("machines", "Machines"), ("log", "Log"), ("health", "Health"), ("links", "Links"), ("checkpoints", "Checkpoints")];

    internal static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");

    private static string Section(string id, string content) =>
        $"<section id=\"{id}\" tabindex=\"-1\" aria-labelledby=\"h-{id}\"><h2 id=\"h-{id}\">{Sections.First(section => section.Id == id).Title}</h2>{content}</section>";

    private static string Summary(LabStatus status, RunView run, DateTimeOffset now)
    {
        var on = status.Machines.Count(machine => machine.Power != PowerState.Off);
        var going = run.Run is null ? "nothing was run yet"
            : run.Ending is { } ending ? $"last run: {ending.ToString().ToLowerInvariant()}"
            : run.Remaining(now) is { } left ? string.Create(CultureInfo.InvariantCulture, $"running, about {left.TotalSeconds:0} s left") : "running";
        return $"{on} of {status.Machines.Count} machines on; {going}";
    }

    private static string Steps(RunView run, DateTimeOffset now)
    {
        var rows = new StringBuilder();
        foreach (var step in run.Steps)
        {
            var took = step.Took ?? (step.Started is { } started ? now - started : (TimeSpan?)null);
            rows.Append($"<tr data-step=\"{Safe(step.Name)}\" class=\"{step.State}\"><td>{Safe(step.Stage)}</td><td>{Safe(step.Name)}<div class=\"quiet said\">{Safe(step.Said ?? step.Description)}</div></td>");
            rows.Append($"<td class=\"state\">{Words(step.State.ToString())}</td><td class=\"number took\">{Seconds(took)}</td><td class=\"number estimate\">{Seconds(step.Estimate)}</td></tr>");
        }

        return $"<table id=\"run-steps\"><thead><tr><th>stage</th><th>step</th><th>state</th><th class=\"number\">took</th><th class=\"number\">usual</th></tr></thead><tbody>{rows}</tbody></table>";
    }

    private static string Machines(LabStatus status)
    {
        var rows = string.Concat(status.Machines.Select(machine => $"""
            <tr data-machine="{Safe(machine.Name)}" class="{machine.Power}"><td>{Safe(machine.Name)}</td><td class="state">{Words(machine.Power.ToString())}</td><td>{machine.Kind.ToString().ToLowerInvariant()}</td>
            <td class="number">{machine.Cpus}</td><td class="number">{machine.MemoryMiB}</td><td class="addresses">{Safe(string.Join(", ", machine.Addresses.Values))}</td>
            <td class="services">{Services(machine)}</td><td><a class="console" href="/logs?machine={Uri.EscapeDataString(machine.Name)}&amp;service=console">console</a></td></tr>
            """));
        return $"<table id=\"all-machines\"><thead><tr><th>machine</th><th>power</th><th>kind</th><th class=\"number\">CPUs</th><th class=\"number\">MiB</th><th>addresses</th><th>services</th><th></th></tr></thead><tbody>{rows}</tbody></table>";
    }

    private static string Services(MachineStatus machine)
    {
        var ill = machine.Services.Where(service => !service.IsWell).ToList();
        return machine.Services.Count == 0 ? ""
            : ill.Count == 0 ? $"{machine.Services.Count} well"
            : $"<b>{Safe(string.Join(", ", ill.Select(service => $"{service.Name} {(service.State == "active" ? service.Health : service.State)}")))}</b>";
    }

    private static string Log(IDashboardSource source) => $"""
        <form id="log-form" action="/logs" method="get">
        <label>of <select name="machine" id="log-machine"><option value="">undercast itself</option>{string.Concat(source.LogPlaces.Keys.Select(name => $"<option>{Safe(name)}</option>"))}</select></label>
        <label>service <select name="service" id="log-service"><option value="">all</option></select></label>
        <label>search <input type="search" name="grep" id="log-search" autocomplete="off" spellcheck="false"></label>
        <button type="submit">Show as a page</button> <label class="script"><input type="checkbox" id="log-follow" checked> follow</label> <span id="log-count" class="quiet script" role="status"></span>
        </form>
        <div id="log-view" class="script" tabindex="0" role="log" aria-live="off" aria-label="log lines"><div id="log-size"><pre id="log-lines"></pre></div></div>
        """;

    private static string Links(LabStatus status) => status.Endpoints.Count == 0
        ? "<p class=\"quiet\">No cloud is installed yet.</p>"
        : $"<ul>{string.Concat(status.Endpoints.Select(endpoint => $"<li><a href=\"{Safe(endpoint.Url)}\">{Safe(endpoint.Name)}</a> <span class=\"quiet\">{Safe(endpoint.Url)}</span></li>"))}</ul>";

    private static string Checkpoints(IReadOnlyList<Checkpoint> checkpoints) => checkpoints.Count == 0
        ? "<p class=\"quiet\">There is none yet.</p>"
        : $"<table><thead><tr><th>taken</th><th>name</th><th>machines on</th><th>to go back</th></tr></thead><tbody>{string.Concat(checkpoints.Select(checkpoint => string.Create(CultureInfo.InvariantCulture, $"<tr><td>{checkpoint.Taken.ToLocalTime():yyyy-MM-dd HH:mm:ss}</td><td>{Safe(checkpoint.Name)}</td><td>{Safe(string.Join(", ", checkpoint.On))}</td><td><code>undercast checkpoint restore {Safe(checkpoint.Name)}</code></td></tr>")))}</tbody></table>";

    private static string Seconds(TimeSpan? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.0} s") : "";

    private static string Words(string name) => string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
