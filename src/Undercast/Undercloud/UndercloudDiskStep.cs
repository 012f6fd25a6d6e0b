using Undercast.Hosts.Agent;
using Undercast.Hypervisor;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>undercloud-0's disk holds the machine image. It is made once: what the undercloud knows is on it.</summary>
internal sealed class UndercloudDiskStep(LabSession lab) : IStep
{
    public const string StepName = "undercloud-disk";

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "undercloud-0's disk holds an operating system";

    public IReadOnlyList<string> Needs => [TopologyStep.StepName, ImageStep.NameOf(MachineImage.Name)];

    private string Disk => WantedTopology.DiskPath(lab.Lab.Topology.Undercloud, 0);

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(HostMethods.FileExists, new FileExistsRequest(Disk), null, cancel)).Exists;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var request = new MachineDiskRequest(MachineImage.Name, Disk, lab.Lab.Topology.Undercloud.DisksGiB[0]);
        await lab.Agent(LabSshConfig.Hypervisor).AskAsync(ImageMethods.EnsureDisk, request, said => context.Say(said.Text), cancel);
        return new Outcome.Done();
    }
}
