using System.Globalization;
using System.Text;

namespace Undercast.Cloud.Tempest;

/// <summary>Tempest's report as a table: a row a subject, then every failed test.</summary>
internal static class TempestTable
{
    public static string Render(TempestReport report)
    {
        var text = new StringBuilder("tempest            passed  failed  skipped\n");
        foreach (var subject in report.Tests.GroupBy(test => test.Subject).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(Row(subject.Key, [.. subject])).Append('\n');
        }

        foreach (var failed in report.Tests.Where(test => test.Ending == TempestEnding.Failed))
        {
            text.Append("failed: ").Append(failed.Name).Append(failed.Reason is { } reason ? $"\n    {reason}" : "").Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Row("all", report.Tests)}  in {report.Seconds:0} s; left out: the tests that need an ssh server in the guest, and one of credentials").ToString();
    }

    private static string Row(string name, IReadOnlyList<TempestTest> tests) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-16} {Count(tests, TempestEnding.Passed),8} {Count(tests, TempestEnding.Failed),7} {Count(tests, TempestEnding.Skipped),8}");

    private static int Count(IReadOnlyList<TempestTest> tests, TempestEnding ending) => tests.Count(test => test.Ending == ending);
}
