using System.Globalization;
using System.Text;
using Undercast.Bmc;

namespace Undercast.Looking;

/// <summary>A status for people.</summary>
internal static class StatusText
{
    public static string Render(LabStatus status)
    {
        var text = new StringBuilder();
        Line(text, $"lab {status.Lab} in {status.Directory}");
        Line(text, $"Hypervisor {status.Hypervisor}{(status.HypervisorSight is { } sight ? $", {Room(sight.Memory)} of memory and {Room(sight.Disks.GetValueOrDefault("/"))} of disk free" : "")}");
        foreach (var stage in status.Stages)
        {
            Line(text, $"  {stage.Name,-28} {Words(stage.State.ToString()),-12} {stage.Done}/{stage.Steps} steps");
        }

        foreach (var machine in status.Machines)
        {
            var address = machine.Addresses.Values.FirstOrDefault() ?? (machine.Nics is [var nic, ..] ? nic.Mac : "");
            Line(text, $"{machine.Name,-16} {machine.Kind,-10} {Words(machine.Power.ToString()),-12} {machine.Cpus,3} CPUs {machine.MemoryMiB,6} MiB  {address,-18} {Services(machine)}");
        }

        foreach (var endpoint in status.Endpoints.Where(endpoint => endpoint.Name.EndsWith("identity", StringComparison.Ordinal) || endpoint.Name.EndsWith("horizon", StringComparison.Ordinal)))
        {
            Line(text, $"{endpoint.Name,-28} {endpoint.Url}");
        }

        foreach (var error in status.Errors)
        {
            Line(text, $"error: {error}");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Services(MachineStatus machine)
    {
        if (machine.Services.Count == 0)
        {
            return machine switch
            {
                { Power: PowerState.On, Addresses.Count: > 0 } => "no services yet",
                { Power: PowerState.On, Boot: { } boot } => boot.Words + (boot.Cause is null ? "" : $": {boot.Cause}"),
                _ => "",
            };
        }

        var ill = machine.Services.Where(service => !service.IsWell).Select(service => $"{service.Name} {(service.State == "active" ? service.Health : service.State)}").ToList();
        return ill.Count == 0 ? $"{machine.Services.Count} services, all well" : $"{machine.Services.Count} services, not well: {string.Join(", ", ill)}";
    }

    private static string Room(Room? room) => room is null ? "?" : string.Create(CultureInfo.InvariantCulture, $"{room.FreeMiB / 1024.0:0.0} of {room.TotalMiB / 1024.0:0.0} GiB");

    private static string Words(string name) => string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
