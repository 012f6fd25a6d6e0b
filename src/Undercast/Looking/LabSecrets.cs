using System.Text.Json;
using System.Text.Json.Nodes;
using Undercast.Hosts;
using Undercast.Machines;

namespace Undercast.Looking;

/// <summary>The values of every secret of a lab: passwords and keys of both clouds, the authority's and the lab's keys, BMC passwords.</summary>
internal static class LabSecrets
{
    /// <param name="lab">The lab.</param>
    /// <param name="errors">Told what could not be asked.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(LabSession lab, List<string> errors, CancellationToken cancel)
    {
        List<string> secrets = [];
        if (Directory.Exists(lab.Paths.Work))
        {
            // Also those of checkpoints, which may be older ones.
            foreach (var file in Directory.EnumerateFiles(lab.Paths.Work, "*.json", SearchOption.AllDirectories).Where(IsSecret))
            {
                secrets.AddRange(Values(JsonNode.Parse(await File.ReadAllTextAsync(file, cancel))));
            }
        }

        secrets.AddRange(File.Exists(lab.Paths.PrivateKey) ? [await File.ReadAllTextAsync(lab.Paths.PrivateKey, cancel)] : []);
        try
        {
            var bmcs = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(BmcMethods.List, new RemovalRequest(lab.Lab.Name, false), null, cancel);
            secrets.AddRange(bmcs.Bmcs.Select(bmc => bmc.Access.Password));
        }
        catch (HostException failure)
        {
            errors.Add($"BMC passwords could not be asked ({failure.Message}); what the Hypervisor would have told is not in the archive either");
        }

        foreach (var file in lab.Lab.PhysicalNodes.Select(node => Path.Combine(lab.Lab.Directory, node.Bmc.PasswordFile)).Where(File.Exists))
        {
            secrets.Add((await File.ReadAllTextAsync(file, cancel)).Split('\n', 2)[0].Trim());
        }

        return secrets;
    }

    /// <summary>Files of secrets and certificates; the journal and the rest of the folder hold none.</summary>
    internal static bool IsSecret(string file) => Path.GetFileName(file) is var name
        && (name == "authority.json" || name.EndsWith("-secrets.json", StringComparison.Ordinal) || name.EndsWith("-certificate.json", StringComparison.Ordinal));

    // Certificates are no secrets, but each of their lines is random, and masking them costs nothing.
    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => Values(pair.Value)),
        JsonArray list => list.SelectMany(Values),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
