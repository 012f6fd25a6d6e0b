using Undercast.Machines;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Looking;

/// <summary>What of which log is wanted; see <see cref="LogRequest"/>. No machine: undercast's own.</summary>
internal sealed record LogWish(string? Machine, string? Service, int Lines, DateTimeOffset? Since, string? Pattern, bool Follow);

/// <summary>The logs of a lab, wherever they are.</summary>
internal sealed class LabLogs(LabSession lab)
{
    /// <summary>In place of a service: the machine's serial console.</summary>
    public const string Console = "console";

    /// <exception cref="UsageException">There is no such machine or service.</exception>
    public async Task TellAsync(LogWish wish, Action<string> tell, CancellationToken cancel)
    {
        var (host, sources) = Place(wish);
        var request = new LogRequest(sources, wish.Lines, wish.Since, wish.Pattern, wish.Follow);
        if (host is null)
        {
            await new LogReading(request, lab.Clock).TellAsync(line => tell(EventText.OfLine(line)), cancel);
            return;
        }

        await lab.Agent(host).AskAsync(SightMethods.Logs, request, told => tell(told.Text), cancel);
    }

    /// <summary>The host that has the files (null: this one), and the files by name.</summary>
    private (string? Host, IReadOnlyDictionary<string, string> Sources) Place(LogWish wish)
    {
        if (wish.Machine is null)
        {
            return (null, EventLogReader.Newest(lab.Paths.RunLogs) is { } newest ? new Dictionary<string, string> { ["undercast"] = newest } : []);
        }

        if (wish.Machine == LabSshConfig.Hypervisor)
        {
            return (LabSshConfig.Hypervisor, lab.Lab.Machines.Where(machine => wish.Service is null or Console || machine.Name == wish.Service).ToDictionary(machine => machine.Name, machine => new MachineFiles(machine.Name).ConsoleLog));
        }

        var named = lab.Lab.Machines.FirstOrDefault(machine => machine.Name == wish.Machine)
            ?? throw new UsageException($"no machine '{wish.Machine}' in this lab; it has {LabSshConfig.Hypervisor}, {string.Join(", ", lab.Lab.Machines.Select(machine => machine.Name))}");
        // The console is kept by the Hypervisor, so it is there when the machine is not.
        if (wish.Service == Console || LabSshConfig.For(lab).Hosts.All(host => host.Alias != named.Name))
        {
            return (LabSshConfig.Hypervisor, new Dictionary<string, string> { [Console] = new MachineFiles(named.Name).ConsoleLog });
        }

        var services = OvercloudContext.Role(lab.Lab, named).Services;
        return wish.Service is { } service && !services.Contains(service)
            ? throw new UsageException($"no service '{service}' on {named.Name}; it has {Console}, {string.Join(", ", services)}")
            : (named.Name, services.Where(name => wish.Service is null || name == wish.Service).ToDictionary(name => name, ServicePaths.Log));
    }
}
