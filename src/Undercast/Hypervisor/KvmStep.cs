using Undercast.LabFile;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>It is known whether KVM boots guests on the Hypervisor, where anything depends on it.</summary>
internal sealed class KvmStep(LabSession lab, string need) : IStep
{
    public const string StepName = "kvm";
    private const string Device = "/dev/kvm";

    public string Name => StepName;

    public string Stage => Stages.Virtual;

    public string Description => "it is known whether KVM boots guests";

    public IReadOnlyList<string> Needs => [need];

    private MachinesChoice Choice => lab.Lab.Environment.Machines;

    private bool Matters => Choice is MachinesChoice.Auto or MachinesChoice.Kvm || lab.Lab.Machines.Any(machine => machine.Kind == KindOverride.Libvirt);

    /// <summary>What an earlier run saw; false where it saw none.</summary>
    public static async Task<bool> BootsAsync(StepContext context) =>
        await context.Journal.ReadAsync(StepName, KvmJson.Default.KvmVerdict) is { Boots: true };

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        !Matters || await context.Journal.ReadAsync(StepName, KvmJson.Default.KvmVerdict) is { } seen && (seen.Boots || Choice != MachinesChoice.Kvm);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var verdict = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(KvmMethods.Probe, new KvmRequest(Device), null, cancel);
        context.Journal.Write(StepName, verdict, KvmJson.Default.KvmVerdict);
        if (!verdict.Boots && Choice == MachinesChoice.Kvm)
        {
            return new Outcome.Failed(new Failure($"MACHINES=kvm, but {verdict.Why}")
            {
                Cure = "set MACHINES in conf/env to container (native speed) or qemu (real firmware, slow), or to auto, which chooses by itself",
            });
        }

        context.Say(verdict.Boots ? $"{verdict.Why}: machines run on it" : $"{verdict.Why}: {(Choice == MachinesChoice.Auto ? "machines are containers" : "libvirt emulates")}");
        return new Outcome.Done();
    }
}
