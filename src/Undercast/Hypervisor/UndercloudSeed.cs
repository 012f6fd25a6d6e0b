using System.Text.Json.Nodes;
using Undercast.LabFile;

namespace Undercast.Hypervisor;

/// <summary>
/// The config drive of undercloud-0: its name, its static addresses, and the lab's key for root. The same format as Nova's, so the machine
/// image reads it with the same program.
/// </summary>
internal static class UndercloudSeed
{
    public static IReadOnlyDictionary<string, string> Of(Lab lab, string publicKey)
    {
        var machine = lab.Topology.Undercloud;
        List<(string Path, string Content)> files = [("/root/.ssh/authorized_keys", publicKey + "\n")];
        files.AddRange(machine.Nics.Where(nic => nic.Address is not null).Select(nic => ($"/etc/systemd/network/08-{nic.Name}.network", Network(nic))));
        var seed = files.Select((file, i) => (Name: $"content/{i:D4}", file.Content)).ToDictionary(file => "openstack/" + file.Name, file => file.Content);
        seed["openstack/latest/meta_data.json"] = new JsonObject
        {
            ["uuid"] = machine.Uuid.ToString("D"),
            ["name"] = machine.Name,
            ["hostname"] = machine.Name,
            ["public_keys"] = new JsonObject { ["undercast"] = publicKey },
            ["files"] = new JsonArray([.. files.Select((file, i) => (JsonNode)new JsonObject { ["path"] = file.Path, ["content_path"] = $"/content/{i:D4}" })]),
        }.ToJsonString();
        return seed;
    }

    private static string Network(LabNic nic) => $"""
        [Match]
        Name={nic.Name}

        [Network]
        Address={nic.AddressWithPrefix}

        """;
}
