using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Nova;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>Hosts that leave the cloud: first nothing new is put there, then they run nothing, in the end nobody knows them.</summary>
internal sealed class ComputeDeparture(OpenStackCloud cloud, TimeProvider clock)
{
    /// <summary>Why Nova says that they are closed.</summary>
    public const string Reason = "no longer in lab.yaml";

    /// <summary>
    /// Lets Nova put nothing more on the hosts if no server is there; else answers the servers, as <c>NAME on HOST</c>, and leaves the hosts in use: they may be
    /// wanted back.
    /// </summary>
    public async Task<IReadOnlyList<string>> CloseAsync(IReadOnlyList<string> hosts, CancellationToken cancel)
    {
        var servers = (await cloud.Compute.Servers.ListAsync(Query.Where("all_tenants", "true"), cancel)).Where(server => hosts.Contains(server.Host)).ToList();
        if (servers.Count > 0)
        {
            return [.. servers.Select(server => $"{server.Name} on {server.Host}")];
        }

        foreach (var daemon in (await cloud.Compute.Daemons.ListAsync(cancel)).Where(daemon => daemon.Binary == "nova-compute" && hosts.Contains(daemon.Host) && daemon.Status != "disabled"))
        {
            await cloud.Compute.Daemons.UpdateAsync(daemon.Id, new ComputeDaemonRequest { Status = "disabled", DisabledReason = Reason }, cancel);
        }

        return [];
    }

    /// <summary>Deletes what the services remember of the hosts, whose daemons have ended.</summary>
    public Task ForgetAsync(IReadOnlyList<string> hosts, CancellationToken cancel) => new Wait($"the cloud to forget {string.Join(", ", hosts)}")
    {
        Probe = async stop =>
        {
            try
            {
                var daemons = (await cloud.Compute.Daemons.ListAsync(stop)).Where(daemon => hosts.Contains(daemon.Host)).ToList();
                var agents = (await cloud.Network.Agents.ListAsync(stop)).Where(agent => hosts.Contains(agent.Host)).ToList();
                foreach (var daemon in daemons)
                {
                    await cloud.Compute.Daemons.DeleteAsync(daemon.Id, stop);
                }

                foreach (var agent in agents)
                {
                    await cloud.Network.Agents.DeleteAsync(agent.Id, stop);
                }

                return daemons.Count + agents.Count == 0 ? new ProbeResult.Ready() : new ProbeResult.NotYet($"{daemons.Count + agents.Count} daemons were known");
            }
            catch (OpenStackException refused)
            {
                // Neutron keeps an agent until it has not reported for a while.
                return new ProbeResult.NotYet(refused.Message);
            }
        },
        Interval = TimeSpan.FromSeconds(2),
        Limit = TimeSpan.FromMinutes(4),
    }.UntilReadyAsync(clock, null, cancel);
}
