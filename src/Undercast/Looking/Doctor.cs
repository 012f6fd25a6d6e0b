using System.Globalization;
using Undercast.Hosts;
using Undercast.Hypervisor;
using Undercast.LabFile;
using Undercast.Preflight;

namespace Undercast.Looking;

/// <summary>Looks at everything about a lab that can be looked at from outside, and names what is wrong with the cure.</summary>
internal sealed class Doctor(LabSession lab)
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromSeconds(5);
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public async Task<IReadOnlyList<Check>> ExamineAsync(CancellationToken cancel)
    {
        List<Check> checks = [new("lab files", CheckResult.Ok, $"{lab.Paths.Env} and {lab.Paths.LabYaml} hold"), Secrets()];
        checks.AddRange((await RequirementsAsync(cancel)).Select(requirement => requirement.IsMet
            ? new Check($"preflight: {requirement.Name}", CheckResult.Ok, "is as the lab needs it")
            : new Check($"preflight: {requirement.Name}", CheckResult.Failed, string.Join("; ", requirement.Faults))));
        var started = lab.Clock.GetUtcNow();
        var status = await new StatusReading(lab, thorough: true).ReadAsync(cancel);
        checks.Add(status.HypervisorSight is not null
            ? new("Hypervisor answers", CheckResult.Ok, $"{status.Hypervisor} over ssh")
            : new("Hypervisor answers", CheckResult.Failed, status.Errors is [var error, ..] ? error : "it did not", "run `undercast install-orchestrator-keypair`"));
        if (status.HypervisorSight is { } sight)
        {
            checks.AddRange(HypervisorChecks.Of(lab.Lab, status, sight));
            checks.Add(Clock(sight.Now, started));
            checks.AddRange(MachineChecks.Of(lab.Lab, status));
        }

        checks.AddRange(status.Errors.Where(_ => status.HypervisorSight is not null).Select(error => new Check("machine answers", CheckResult.Failed, error, "read its console: `undercast logs MACHINE console`")));
        return checks;
    }

    /// <summary>What `up` asks before it changes anything.</summary>
    private async Task<IReadOnlyList<Requirement>> RequirementsAsync(CancellationToken cancel)
    {
        try
        {
            return lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded ? await PreflightStep.OrchestratorAsync(lab, cancel)
                : File.Exists(lab.Paths.SshConfig) ? await PreflightStep.HypervisorAsync(lab, cancel) : [];
        }
        catch (HostException)
        {
            return []; // that the Hypervisor does not answer is a finding of its own
        }
    }

    /// <summary>Passwords are in these files; nobody else may read them.</summary>
    private Check Secrets()
    {
        var open = Directory.Exists(lab.Paths.Work)
            ? Directory.EnumerateFiles(lab.Paths.Work, "*.json", SearchOption.AllDirectories).Where(LabSecrets.IsSecret).Append(lab.Paths.PrivateKey)
                .Where(file => File.Exists(file) && (File.GetUnixFileMode(file) & ForOthers) != 0).ToList()
            : [];
        return Check.Of("secrets are private", open.Count == 0, open.Count == 0 ? "mode 0600" : $"others may read {string.Join(", ", open)}", $"run `chmod 600 {string.Join(' ', open)}`");
    }

    private Check Clock(DateTimeOffset there, DateTimeOffset asked)
    {
        var skew = there < asked ? asked - there : there > lab.Clock.GetUtcNow() ? there - lab.Clock.GetUtcNow() : TimeSpan.Zero;
        return Check.Of(
            "clocks agree", skew <= LargestSkew, string.Create(CultureInfo.InvariantCulture, $"the Hypervisor's is {skew.TotalSeconds:0.#} s away"),
            "set both: tokens and certificates are refused when clocks differ");
    }
}
