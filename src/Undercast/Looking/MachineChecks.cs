using Undercast.Bmc;
using Undercast.LabFile;
using Undercast.Services.Apply;

namespace Undercast.Looking;

/// <summary>What can be wrong with the machines of a lab. Pure.</summary>
internal static class MachineChecks
{
    public static IEnumerable<Check> Of(Lab lab, LabStatus status)
    {
        var missing = lab.Machines.Select(machine => machine.Name).Except(status.Machines.Select(machine => machine.Name)).ToList();
        yield return Check.Of(
            "machines exist", missing.Count == 0, missing.Count == 0 ? $"all {lab.Machines.Count} of conf/lab.yaml" : $"not there: {string.Join(", ", missing)}",
            "run `undercast provision-hypervisor-virtual`, or put them back with `undercast checkpoint restore NAME`");
        foreach (var machine in status.Machines.Where(machine => machine.Power != PowerState.Off))
        {
            yield return Services(machine);
            if (machine.Disk is { } disk)
            {
                yield return Check.Of(
                    $"free disk of {machine.Name}", disk.FreeMiB >= DiskSpace.LeastMiB, $"{disk.FreeMiB} of {disk.TotalMiB} MiB free at /",
                    $"find what fills it with `undercast ssh-controller {machine.Name} 'sudo du -xm / | sort -n | tail'`, and remove that");
            }
        }
    }

    private static Check Services(MachineStatus machine)
    {
        var name = $"services of {machine.Name}";
        if (machine.Services.Count == 0)
        {
            return new(name, CheckResult.Unknown, machine.Addresses.Count > 0 ? "it runs none yet" : "it does not answer over ssh");
        }

        var ill = machine.Services.Where(service => !service.IsWell).ToList();
        var restless = machine.Services.Where(service => service.IsWell && service.Restarts > 5).ToList();
        return ill.Count > 0
            ? new(name, CheckResult.Failed, string.Join(", ", ill.Select(service => $"{service.Name} is {(service.State == "active" ? service.Health : service.State)}")), $"read `undercast logs {machine.Name} {ill[0].Name}`")
            : restless.Count > 0
                ? new(name, CheckResult.Warning, string.Join(", ", restless.Select(service => $"{service.Name} was started again {service.Restarts} times")), $"read `undercast logs {machine.Name} {restless[0].Name}`")
                : new(name, CheckResult.Ok, $"{machine.Services.Count}, all well");
    }
}
