using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>The files in /home/stack that people look for: stackrc, the passwords, what was configured, the log of the installation.</summary>
internal sealed class UndercloudFilesStep(LabSession lab) : IStep
{
    public const string StepName = "undercloud-files";

    private readonly StackHome home = new(lab);

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "/home/stack has credentials, passwords, configuration and log";

    public IReadOnlyList<string> Needs => [UndercloudServicesStep.StepName, HypervisorAccountsStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        foreach (var (name, content) in Files())
        {
            if (!await home.HasAsync(name, content, cancel))
            {
                return false;
            }
        }

        return File.Exists(lab.Paths.LabAuthority);
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        foreach (var (name, content) in Files())
        {
            await home.WriteAsync(name, content, cancel);
        }

        // So that clients on the Orchestrator can trust the public endpoints.
        await File.WriteAllTextAsync(lab.Paths.LabAuthority, lab.Clouds.Undercloud().Certificate.AuthorityPem, cancel);
        await home.WriteLogAsync("undercloud_install.log", cancel);
        return new Outcome.Done();
    }

    private IEnumerable<(string Name, string Content)> Files()
    {
        var cloud = lab.Clouds.Undercloud();
        yield return ("stackrc", ClientFiles.Credentials(cloud));
        yield return ("undercloud-passwords.conf", ClientFiles.Passwords(cloud));
        yield return ("undercloud.conf", UndercloudConf.Render(lab.Lab));
    }
}
