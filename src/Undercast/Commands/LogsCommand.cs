using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Undercast.Looking;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast logs [MACHINE] [SERVICE]`.</summary>
internal static partial class LogsCommand
{
    public static Command Create()
    {
        var machine = new Argument<string?>("MACHINE") { Arity = ArgumentArity.ZeroOrOne, Description = "whose: 'hypervisor' or a machine; none: what undercast itself did" };
        var service = new Argument<string?>("SERVICE") { Arity = ArgumentArity.ZeroOrOne, Description = "one service, or 'console'; none: all services of the machine" };
        var follow = new Option<bool>("-f", "--follow") { Description = "go on with lines to come, until Ctrl-C" };
        var since = new Option<string?>("--since") { Description = "only lines younger than this: 30s, 10m, 2h, 1d, or a time", HelpName = "AGE" };
        var grep = new Option<string?>("--grep") { Description = "only lines in which this regular expression is found", HelpName = "PATTERN" };
        var lines = new Option<int>("-n", "--lines") { Description = "the last so many", HelpName = "COUNT", DefaultValueFactory = _ => 100 };
        since.Validators.Add(result => Require(result.GetValue(since), text => Since(text, TimeProvider.System) is not null, text => $"'{text}' is no age or time: write 30s, 10m, 2h, 1d or 2026-01-31T12:00", result.AddError));
        grep.Validators.Add(result => Require(result.GetValue(grep), IsPattern, text => $"'{text}' is no regular expression", result.AddError));
        var command = new Command("logs", "show logs: of services, serial consoles, the Hypervisor, and of undercast itself") { machine, service, follow, since, grep, lines };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var wanted = new LogWish(
                parsed.GetValue(machine), parsed.GetValue(service), parsed.GetValue(lines), parsed.GetValue(since) is { } age ? Since(age, lab.Clock) : null, parsed.GetValue(grep), parsed.GetValue(follow));
            // An object a line, so that what follows a log can be read by a program too.
            await new LabLogs(lab).TellAsync(wanted, parsed.GetValue(LabOptions.Json) ? line => Console.WriteLine(new JsonObject { ["line"] = line }.ToJsonString()) : Console.WriteLine, cancel);
            return ExitCodes.Done;
        });
        return command;
    }

    internal static DateTimeOffset? Since(string text, TimeProvider clock)
    {
        if (Age().Match(text) is { Success: true } age)
        {
            var count = int.Parse(age.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return clock.GetUtcNow() - age.Groups[2].Value switch
            {
                "s" => TimeSpan.FromSeconds(count),
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            };
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var at) ? at : null;
    }

    private static void Require(string? value, Func<string, bool> holds, Func<string, string> message, Action<string> fault)
    {
        if (value is not null && !holds(value))
        {
            fault(message(value));
        }
    }

    private static bool IsPattern(string text)
    {
        try
        {
            return new Regex(text) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(\d{1,6})([smhd])$")]
    private static partial Regex Age();
}
