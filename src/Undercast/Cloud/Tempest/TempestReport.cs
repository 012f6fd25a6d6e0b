using System.Text.Json.Serialization;

namespace Undercast.Cloud.Tempest;

/// <summary>What Tempest found.</summary>
internal sealed record TempestReport(IReadOnlyList<TempestTest> Tests)
{
    /// <summary>Tests ran, and none failed.</summary>
    public bool Passed => Tests.Any(test => test.Ending == TempestEnding.Passed) && Tests.All(test => test.Ending != TempestEnding.Failed);

    public double Seconds { get; init; }
}

/// <summary>How a test ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TempestEnding>))]
internal enum TempestEnding
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>One test.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Seconds">How long it took; 0 where Tempest does not say.</param>
/// <param name="Reason">Why it failed or was skipped: the last line of the traceback, or Tempest's word.</param>
internal sealed record TempestTest(string Name, TempestEnding Ending, double Seconds, string? Reason)
{
    /// <summary>What it tries: <c>compute</c>, <c>identity</c>, … or <c>scenario</c>.</summary>
    public string Subject
    {
        get
        {
            // setUpClass (tempest.api.compute.…): a whole class that was skipped or broke.
            var words = Name[(Name.IndexOf('(', StringComparison.Ordinal) + 1)..].Split('.');
            return words switch { ["tempest", "api", var subject, ..] => subject, ["tempest", var kind, ..] => kind, _ => "tempest" };
        }
    }
}
