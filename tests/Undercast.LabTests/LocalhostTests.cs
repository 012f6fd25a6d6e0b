using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Undercast.LabTests;

/// <summary>
/// HYPERVISOR_ADDRESS=localhost, on a machine for the purpose: the embedded Hypervisor of a lab that has nothing else in it. It is reached, and
/// its checkpoints are taken, as those of a machine elsewhere.
/// </summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class is not inherited.")]
public sealed class LocalhostTests : IAsyncDisposable
{
    private const string Disk = "/home/libvirt/compute-0-vda.raw";
    private readonly TemporaryLab machine = new();

    [Fact(Timeout = 1_200_000)]
    public async Task The_Orchestrator_itself_can_be_the_Hypervisor()
    {
        await machine.Undercast.DoAsync("up", "--to", "hypervisor-access");
        File.Copy(UndercastProgram.Path, Path.Combine(machine.Folder, "work/hypervisor/root/usr/local/bin/undercast"));
        await ThereAsync("""
            ssh-keygen -q -t ed25519 -N '' -f /root/.ssh/id_ed25519
            cat /root/.ssh/id_ed25519.pub >> /root/.ssh/authorized_keys
            undercast init /root/own
            printf 'HYPERVISOR_ADDRESS=localhost\nMACHINES=container\n' > /root/own/conf/env
            """);

        // 1. Machines, once.
        await OwnAsync("up --to provision-hypervisor-virtual");
        Assert.Contains("nothing to do", await OwnAsync("up --to provision-hypervisor-virtual 2>&1"), StringComparison.Ordinal);
        Assert.Equal(4, JsonSerializer.Deserialize<JsonElement>(await OwnAsync("status --json")).GetProperty("machines").GetArrayLength());
        Assert.Equal("hypervisor", (await OwnAsync("ssh-hypervisor hostname")).Trim());

        // 2. Back to a checkpoint.
        await ThereAsync($"echo before | dd of={Disk} conv=notrunc status=none");
        await OwnAsync("checkpoint save a");
        await ThereAsync($"echo after- | dd of={Disk} conv=notrunc status=none");
        await OwnAsync("checkpoint restore a");
        Assert.Equal("before", (await ThereAsync($"head -c 6 {Disk}")).Trim());
        await OwnAsync("doctor");

        // 3. Taken away: what is not the lab's stays.
        await OwnAsync("down -f");
        Assert.Equal("", (await ThereAsync("virsh --quiet list --all; ls --almost-all /var/lib/undercast /home/libvirt 2>/dev/null || true; ip -oneline link | grep -o 'br-[a-z]*' || true")).Trim());
        Assert.Contains("active", await ThereAsync("systemctl is-active libvirtd"), StringComparison.Ordinal);
        await ThereAsync("undercast --version");
    }

    public ValueTask DisposeAsync() => machine.DisposeAsync();

    private Task<string> OwnAsync(string command) => ThereAsync("undercast --lab /root/own " + command);

    private async Task<string> ThereAsync(string command)
    {
        var result = await machine.Undercast.RunAsync("ssh-hypervisor", $"set -e\n{command}");
        Assert.True(result.ExitCode == 0, $"{command} ended with {result.ExitCode}\n{result.Error}\n{result.Output}");
        return result.Output;
    }
}
