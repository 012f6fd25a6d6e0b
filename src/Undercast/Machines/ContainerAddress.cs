namespace Undercast.Machines;

/// <summary>Whether a container machine's system has an address yet: its routes say so, read from outside and without a process.</summary>
internal static class ContainerAddress
{
    /// <returns>null: it does not run.</returns>
    public static bool? IsThere(string machine)
    {
        var processes = Path.Combine(ContainerUnit.ControlGroup(machine), "payload/init.scope/cgroup.procs");
        try
        {
            // The first line names the columns.
            return File.ReadLines(processes).FirstOrDefault() is { } first ? File.ReadLines($"/proc/{first}/net/route").Skip(1).Any() : null;
        }
        catch (IOException)
        {
            return null; // it went while it was looked at
        }
    }
}
