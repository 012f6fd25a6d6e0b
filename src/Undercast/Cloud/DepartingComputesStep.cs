using Undercast.Hypervisor;
using Undercast.Machines;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>Before Heat takes a machine away that is no longer in conf/lab.yaml, nobody's server is on it, and nobody's data.</summary>
internal sealed class DepartingComputesStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "departing-computes";

    public string Name => StepName;

    public string Stage => Stages.Overcloud;

    public string Description => "machines that are no longer in conf/lab.yaml run no servers and keep no data";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await FindAsync(cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var leaving = await FindAsync(cancel);
        var asked = new ComputeDepartureRequest(CloudAccess.Internal(lab.Clouds.Undercloud()), leaving);
        if ((await lab.Agent(lab.Lab.Topology.Undercloud.Name).AskAsync(CloudMethods.Keeping, asked, null, cancel)).Sentences is { Count: > 0 } keepers)
        {
            return new Outcome.Failed(new Failure($"conf/lab.yaml has these machines no more, and they keep the cloud's data: {string.Join(", ", keepers)}")
            {
                Cure = "put them back into conf/lab.yaml: controllers and Ceph machines grow in number, and do not shrink; to have fewer, `undercast overcloud remove` and `undercast up` make the whole cloud anew",
            });
        }

        var request = new ComputeDepartureRequest(CloudAccess.Public(lab.Clouds.Overcloud()), leaving);
        var servers = (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(CloudMethods.Close, request, null, cancel)).Sentences;
        return servers.Count == 0 ? new Outcome.Done() : new Outcome.Failed(new Failure($"conf/lab.yaml has these compute machines no more, and servers run on them: {string.Join(", ", servers)}")
        {
            Cure = "move them (`./openstack server migrate --live-migration ID`) or delete them, then run `undercast up` again; or put the machines back into conf/lab.yaml",
        });
    }

    /// <summary>Those that run what was deployed to them: others were never part of the cloud.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancel)
    {
        var surplus = await Surplus.FindAsync(lab, cancel);
        if (surplus.Count == 0)
        {
            return [];
        }

        var machines = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Report, new RemovalRequest(lab.Lab.Name, false), null, cancel);
        return [.. machines.Machines.Where(machine => surplus.Contains(machine.Name) && machine.Boot?.FromDisk == true).Select(machine => machine.Name)];
    }
}
