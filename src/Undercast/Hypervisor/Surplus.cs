using Undercast.Machines;

namespace Undercast.Hypervisor;

/// <summary>Machines that are on the Hypervisor and no longer in conf/lab.yaml: what scaling in has to do with.</summary>
internal static class Surplus
{
    public static Task<IReadOnlyList<string>> FindAsync(LabSession lab, CancellationToken cancel) => AskAsync(lab, dryRun: true, cancel);

    public static Task<IReadOnlyList<string>> RemoveAsync(LabSession lab, CancellationToken cancel) => AskAsync(lab, dryRun: false, cancel);

    private static async Task<IReadOnlyList<string>> AskAsync(LabSession lab, bool dryRun, CancellationToken cancel)
    {
        var request = new SurplusRequest(lab.Lab.Name, [.. lab.Lab.Machines.Select(machine => machine.Name)], dryRun);
        return (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.RemoveSurplus, request, null, cancel)).Names;
    }
}
