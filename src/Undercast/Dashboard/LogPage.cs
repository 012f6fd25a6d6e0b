using System.Text.RegularExpressions;

namespace Undercast.Dashboard;

/// <summary>A log as a page of its own.</summary>
internal static class LogPage
{
    public static string Render(IDashboardSource source, string? machine, string? service, string? grep, IReadOnlyList<string> lines, string? error) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>log of {DashboardPage.Safe(Place(machine, service))} · Undercast</title>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"></head>
        <body>
        <header><h1>Log of {DashboardPage.Safe(Place(machine, service))}</h1><nav><a href="/">back to lab {DashboardPage.Safe(source.Picture.Lab)}</a></nav></header>
        <main><form action="/logs" method="get"><input type="hidden" name="machine" value="{DashboardPage.Safe(machine)}"><input type="hidden" name="service" value="{DashboardPage.Safe(service)}">
        <label>search <input type="search" name="grep" value="{DashboardPage.Safe(grep)}"></label> <button type="submit">Show</button></form>
        {(error is null ? $"<p class=\"quiet\">the last {lines.Count} lines</p>" : $"<ul class=\"errors\"><li>{DashboardPage.Safe(error)}</li></ul>")}
        <pre class="whole">{DashboardPage.Safe(Printable(string.Join('\n', lines)))}</pre></main>
        </body>
        </html>

        """;

    private static string Place(string? machine, string? service) =>
        string.IsNullOrEmpty(machine) ? "undercast itself" : string.IsNullOrEmpty(service) ? machine : $"{machine}, {service}";

    /// <summary>Consoles are full of what terminals obey and readers do not want.</summary>
    private static string Printable(string text) => Regex.Replace(text, @"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f]", "");
}
