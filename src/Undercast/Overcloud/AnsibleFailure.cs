using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Undercast.Overcloud;

/// <summary>A machine's failure as Ansible logs it: <c>fatal: [controller-0]: FAILED! => {"stderr": …, "msg": …}</c>.</summary>
/// <param name="Machine">Ansible's name of the host.</param>
/// <param name="Why">What the failed command said, or else Ansible.</param>
internal sealed partial record AnsibleFailure(string Machine, string Why)
{
    public static IEnumerable<AnsibleFailure> In(IEnumerable<string> lines) => lines.Select(line => Fatal().Match(line)).Where(match => match.Success)
        .Select(match => new AnsibleFailure(match.Groups[1].Value, Cause(match.Groups[2].Value)));

    private static string Cause(string result)
    {
        try
        {
            var told = JsonNode.Parse(result) as JsonObject;
            return Text(told, "stderr") ?? Text(told, "msg") ?? result;
        }
        catch (JsonException)
        {
            return result;
        }
    }

    private static string? Text(JsonObject? told, string field) => told?[field]?.ToString() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"fatal: \[([^\]]+)\]: [A-Z]+! => (\{.*\})")]
    private static partial Regex Fatal();
}
