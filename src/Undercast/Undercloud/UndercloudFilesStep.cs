using Undercast.Hosts.Agent;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>The files in /home/stack that people look for: stackrc, the passwords, what was configured, the log of the installation.</summary>
internal sealed class UndercloudFilesStep(LabSession lab) : IStep
{
    public const string StepName = "undercloud-files";
    private const string Home = "/home/stack";

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "/home/stack has credentials, passwords, configuration and log";

    public IReadOnlyList<string> Needs => [UndercloudServicesStep.StepName, HypervisorAccountsStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        foreach (var (name, content) in Files())
        {
            var found = await Agent.AskAsync(HostMethods.FileExists, new FileExistsRequest($"{Home}/{name}"), null, cancel);
            if (!found.Exists || (await Agent.AskAsync(HostMethods.FileRead, new FileReadRequest($"{Home}/{name}"), null, cancel)).Text != content)
            {
                return false;
            }
        }

        return true;
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        foreach (var (name, content) in Files())
        {
            await WriteAsync(name, content, cancel);
        }

        // The log of this very run, as far as it has come.
        var log = Directory.EnumerateFiles(lab.Paths.RunLogs).Order(StringComparer.Ordinal).LastOrDefault();
        await WriteAsync("undercloud_install.log", log is null ? "" : await File.ReadAllTextAsync(log, cancel), cancel);
        return new Outcome.Done();
    }

    private IAgent Agent => lab.Agent(lab.Lab.Topology.Undercloud.Name);

    private Task<FileWriteResult> WriteAsync(string name, string content, CancellationToken cancel) => Agent.AskAsync(
        HostMethods.FileWrite,
        FileWriteRequest.FromText($"{Home}/{name}", content) with { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite, Owner = "stack:stack" },
        null,
        cancel);

    private IEnumerable<(string Name, string Content)> Files()
    {
        var cloud = lab.Clouds.Undercloud();
        yield return ("stackrc", ClientFiles.Credentials(cloud));
        yield return ("undercloud-passwords.conf", ClientFiles.Passwords(cloud));
        yield return ("undercloud.conf", UndercloudConf.Render(lab.Lab));
    }
}
