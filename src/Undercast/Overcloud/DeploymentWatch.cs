using Undercast.Hosts;
using Undercast.OpenStack;
using Undercast.OpenStack.Mistral;
using Undercast.Services;
using Undercast.Services.Apply;
using Undercast.Steps;

namespace Undercast.Overcloud;

/// <summary>A deployment of the overcloud ended in failure; what failed is in the message.</summary>
internal sealed class DeploymentFailedException(string message) : HostException(message);

/// <summary>Watches a deployment to its end, and tells how it gets on: the nodes' states out of Ironic, Ansible's tasks out of the log.</summary>
internal sealed class DeploymentWatch(OpenStackCloud cloud, TimeProvider clock, Action<string> say)
{
    private const int TailLines = 25;

    /// <exception cref="DeploymentFailedException">It failed.</exception>
    public async Task ToEndAsync(string execution, string log, IReadOnlyList<PlannedNode> nodes, CancellationToken cancel)
    {
        var told = new Dictionary<string, string>();
        var tasks = new LogTail(log);
        var abandoned = new AbandonedServers(cloud, clock);
        List<string> lost = [];
        await new Wait("the deployment of the overcloud")
        {
            Probe = async stop =>
            {
                var states = (await cloud.BareMetal.Nodes.ListAsync(stop)).Where(node => nodes.Any(planned => planned.Name == node.Name)).ToList();
                foreach (var node in states)
                {
                    var (name, seen) = (node.Name!, node.ProvisionState ?? "");
                    if (told.GetValueOrDefault(name) != seen)
                    {
                        told[name] = seen;
                        say($"{name}: {seen}{(node.LastError is { } error ? $": {IronicError.Explain(error)}" : "")}");
                    }
                }

                foreach (var server in await abandoned.EndAsync(states, stop))
                {
                    lost.Add($"{server}: Nova built its server no more, for Ironic's node lost it in mid-deployment; the server is deleted, and made anew by the next deployment");
                    say(lost[^1]);
                }

                foreach (var line in tasks.NewLines().Where(line => line.StartsWith("TASK [", StringComparison.Ordinal) || line.StartsWith("fatal:", StringComparison.Ordinal)))
                {
                    say(line.TrimEnd('*', ' '));
                }

                var run = await cloud.Workflow.Executions.GetAsync(execution, stop);
                return WorkflowState.IsEnd(run.State) ? new ProbeResult.Ready() : new ProbeResult.NotYet(string.Join(", ", told.Select(pair => $"{pair.Key} {pair.Value}")), tasks.Length);
            },
            Interval = TimeSpan.FromSeconds(1),
            // A machine says nothing here while it starts a step's services, some after others, and gives up by itself, with the reason: that must come first.
            Limit = UnitStart.MostPatience * 3,
            Hint = $"read {log} on the undercloud",
        }.UntilReadyAsync(clock, null, cancel);

        var ended = await cloud.Workflow.Executions.GetAsync(execution, cancel);
        if (ended.State != WorkflowState.Success)
        {
            throw new DeploymentFailedException($"the workflow {DeployWorkflow.Name} ended in {ended.State}\n{string.Join('\n', lost.Concat(Causes(log)))}");
        }
    }

    /// <summary>What Ansible's machines said, or what Heat said, or the end of the log.</summary>
    private static IEnumerable<string> Causes(string log)
    {
        var machines = File.Exists(log) ? AnsibleFailure.In(File.ReadLines(log)).Select(failure => $"{failure.Machine}: {failure.Why}").ToList() : [];
        var stack = Tail(PlanFiles.FailuresLog).ToList();
        return machines.Count > 0 ? machines : stack.Count > 0 ? stack : Tail(log);
    }

    private static IEnumerable<string> Tail(string file) => File.Exists(file) ? File.ReadLines(file).TakeLast(TailLines) : [];
}
