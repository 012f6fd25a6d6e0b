using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Hosts.Ssh;
using Undercast.Hypervisor;
using Undercast.LabFile;

namespace Undercast;

/// <summary>One lab being worked on: what its files say, and the ways to its machines. Made once a run, by hand, in one place.</summary>
internal sealed class LabSession : IAsyncDisposable
{
    private readonly Dictionary<string, ReconnectingAgent> agents = [];

    public LabSession(Lab lab, TimeProvider clock)
    {
        Lab = lab;
        Clock = clock;
        Paths = new LabPaths(lab.Directory);
        Local = new LocalCommandRunner(clock);
        Embedded = new EmbeddedHypervisor(Local, Paths, lab.Name);
        Clouds = new LabClouds(this);
    }

    public Lab Lab { get; }

    public LabPaths Paths { get; }

    public TimeProvider Clock { get; }

    /// <summary>Runs programs on the Orchestrator.</summary>
    public LocalCommandRunner Local { get; }

    public EmbeddedHypervisor Embedded { get; }

    public LabClouds Clouds { get; }

    public RunChoices Choices { get; init; } = new();

    /// <summary>Where built images live on the Orchestrator; labs share them.</summary>
    public static string ImageCache { get; } = Environment.IsPrivilegedProcess
        ? FileNames.ImageCache
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "undercast");

    /// <summary>A host of the lab, reached with OpenSSH through the lab's own configuration.</summary>
    public SshHost Ssh(string alias) => new(Local, Paths.SshConfig, LabSshConfig.Find(this, alias));

    /// <summary>The agent on a host of the lab: this very program, copied there when it is first asked. One connection a host serves the whole run.</summary>
    public IAgent Agent(string alias)
    {
        lock (agents)
        {
            return agents.TryGetValue(alias, out var known)
                ? known
                : agents[alias] = new ReconnectingAgent(alias, cancel => Connect(Ssh(alias), cancel));
        }
    }

    /// <summary>Nodes are entered as a user who may do everything with sudo.</summary>
    private Task<AgentChannel> Connect(SshHost host, CancellationToken cancel) =>
        AgentInstaller.ForThisProgram(sudo: host.Target.User != "root", remembered: RuntimeDirectory.For(Lab.Directory)).ConnectAsync(host, new AgentLink(host.Alias, Clock), cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var agent in agents.Values)
        {
            await agent.DisposeAsync();
        }
    }
}
