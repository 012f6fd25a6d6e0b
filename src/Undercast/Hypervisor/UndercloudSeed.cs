using System.Text.Json.Nodes;
using Undercast.LabFile;

namespace Undercast.Hypervisor;

/// <summary>
/// The config drive of undercloud-0: its name, its static addresses, user `stack`, and the lab's key for it and for root. The same format as
/// Nova's, so the machine image reads it with the same program.
/// </summary>
internal static class UndercloudSeed
{
    public static IReadOnlyDictionary<string, string> Of(Lab lab, string publicKey) => new Dictionary<string, string>
    {
        ["openstack/latest/meta_data.json"] = Metadata(lab.Topology.Undercloud, publicKey),
        ["openstack/latest/user_data"] = UserData(lab.Topology.Undercloud, publicKey),
    };

    private static string Metadata(LabMachine machine, string publicKey) => new JsonObject
    {
        ["uuid"] = machine.Uuid.ToString("D"),
        ["name"] = machine.Name,
        ["hostname"] = machine.Name,
        ["public_keys"] = new JsonObject { ["undercast"] = publicKey },
    }.ToJsonString();

    private static string UserData(LabMachine machine, string publicKey) => $"""
        #!/bin/sh
        # Run at every boot, so each act asks first whether it is already so.
        set -eu
        id stack >/dev/null 2>&1 || useradd --create-home --shell /bin/bash stack
        echo 'stack ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/stack
        chmod 440 /etc/sudoers.d/stack
        for home in /root /home/stack; do
          mkdir -p -m 700 $home/.ssh
          touch $home/.ssh/authorized_keys
          grep -qxF '{publicKey}' $home/.ssh/authorized_keys || echo '{publicKey}' >> $home/.ssh/authorized_keys
        done
        chown -R stack:stack /home/stack/.ssh
        {string.Concat(machine.Nics.Where(nic => nic.Address is not null).Select(Network))}networkctl reload 2>/dev/null || true

        """;

    private static string Network(LabNic nic) => $"""
        cat > /etc/systemd/network/08-{nic.Name}.network <<'END'
        [Match]
        Name={nic.Name}
        [Network]
        Address={nic.AddressWithPrefix}
        END

        """;
}
