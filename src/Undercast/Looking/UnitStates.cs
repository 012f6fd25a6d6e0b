using Undercast.Hosts;

namespace Undercast.Looking;

/// <summary>systemd's units and their states (<c>active</c>, <c>failed</c>, ...), of one question: <c>systemctl show</c> would read all properties of each.</summary>
internal sealed record UnitStates(IReadOnlyDictionary<string, string> ByName)
{
    public IReadOnlyList<string> Failed => [.. ByName.Where(unit => unit.Value == "failed").Select(unit => unit.Key)];

    public static async Task<UnitStates> ReadAsync(ICommandRunner host, CancellationToken cancel) =>
        Parse((await host.RunAsync(new Command("systemctl", "list-units", "--all", "--full", "--plain", "--no-legend") { AllowFailure = true }, cancel)).Output);

    /// <summary>Lines of name, load state, active state, substate, description.</summary>
    internal static UnitStates Parse(string listed) => new(
        listed.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 3)
            .ToDictionary(words => words[0], words => words[2]));

    /// <summary>A unit that systemd has not loaded is as good as one that is off.</summary>
    public string Of(string unit) => ByName.GetValueOrDefault(unit, "inactive");
}
