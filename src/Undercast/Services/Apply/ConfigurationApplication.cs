using Undercast.Hosts;
using Undercast.Services.Catalog;
using Undercast.Services.Render;

namespace Undercast.Services.Apply;

/// <summary>
/// Makes a machine as its configuration says: 1. folders and files, 2. units that are no longer wanted go, 3. a phase after the other:
/// its tasks, its units, and after Keystone's the content of Keystone. Interrupted anywhere and run again, it goes on.
/// One phase alone is a step of a deployment that several machines take together.
/// </summary>
internal sealed class ConfigurationApplication(ICommandRunner host, TimeProvider clock, Action<string> say)
{
    public async Task<ApplyReport> ApplyAsync(MachineConfiguration wanted, CancellationToken cancel, StartPhase? only = null)
    {
        DiskSpace.Require();
        var changes = new List<string>();
        var files = new FileApplication(host);
        using var units = new UnitStart(host, files, new MachineSockets(), clock, say);

        // 1.
        var written = await files.ApplyAsync(wanted, cancel);
        if (written.Count > 0)
        {
            changes.Add($"{written.Count} files and folders written");
            say(changes[^1]);
        }

        // 2.
        var superfluous = files.Superfluous(wanted);
        if (superfluous.Count > 0)
        {
            await host.RunAsync(new Command("systemctl", ["stop", .. superfluous.Select(name => $"{name}.service")]), cancel);
            foreach (var name in superfluous)
            {
                files.Remove(name);
                changes.Add($"{name} removed");
            }
        }

        if (files.Unread)
        {
            // Reading runs podman's generator, in each step of a deployment if it were asked for.
            await host.RunAsync(new Command("systemctl", "enable", "--quiet", "--no-reload", HealthTimer.Name), cancel);
            await host.RunAsync(new Command("systemctl", "daemon-reload"), cancel);
            files.RecordRead();
        }

        if (wanted.Units.Any(u => files.Applied(u.Name) != u.Fingerprint))
        {
            // Looking at every container in turn takes an emulated processor from those that start, which are looked at here.
            await host.RunAsync(new Command("systemctl", "stop", HealthTimer.Name), cancel);
        }

        // 3.
        try
        {
            foreach (var phase in Enum.GetValues<StartPhase>().Where(phase => only is null || only == phase))
            {
                changes.AddRange(await StartPhaseAsync(phase, wanted, units, cancel));
            }
        }
        finally
        {
            // Also after a failure, and where an earlier run was killed before it came here.
            await host.RunAsync(new Command("systemctl", "start", HealthTimer.Name), CancellationToken.None);
        }

        return new(changes);
    }

    private async Task<IReadOnlyList<string>> StartPhaseAsync(StartPhase phase, MachineConfiguration wanted, UnitStart units, CancellationToken cancel)
    {
        var changes = new List<string>();
        foreach (var task in wanted.Tasks.Where(t => t.Phase == phase))
        {
            if (await DoAsync(task, cancel))
            {
                changes.Add(task.Name);
            }
        }

        var inPhase = wanted.Units.Where(u => u.Phase == phase).ToList();
        var starts = phase == StartPhase.Identity && wanted.Identity is { } identity
            ? [KeystoneAsync(), StartAsync(inPhase.Where(u => u.Name != Keystone.Name))]
            : new[] { StartAsync(inPhase) };
        changes.AddRange((await Task.WhenAll(starts)).SelectMany(made => made));
        return changes;

        // Keystone, one process, is asked for all of its content: meanwhile a processor is free for those that do not need it.
        async Task<IReadOnlyList<string>> KeystoneAsync() =>
        [
            .. await StartAsync(inPhase.Where(u => u.Name == Keystone.Name)),
            .. await IdentityApplication.ApplyAsync(identity, cancel),
        ];

        async Task<IReadOnlyList<string>> StartAsync(IEnumerable<UnitConfiguration> those) =>
            [.. (await units.StartAsync([.. those], cancel)).Select(name => $"{name} started")];
    }

    /// <summary>True if applying would change nothing on this machine. Keystone's content is taken to be what it was when its units were last started.</summary>
    public async Task<bool> IsSoAsync(MachineConfiguration wanted, CancellationToken cancel)
    {
        DiskSpace.Require();
        var files = new FileApplication(host);
        using var units = new UnitStart(host, files, new MachineSockets(), clock, say);
        if (!await files.IsSoAsync(wanted, cancel) || !await units.IsSoAsync(wanted.Units, cancel))
        {
            return false;
        }

        foreach (var task in wanted.Tasks)
        {
            if (!(await host.RunAsync(Line(task.AlreadySo) with { AllowFailure = true }, cancel)).Succeeded)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> DoAsync(MachineTask task, CancellationToken cancel)
    {
        if ((await host.RunAsync(Line(task.AlreadySo) with { AllowFailure = true }, cancel)).Succeeded)
        {
            return false;
        }

        say(task.Name);
        await host.RunAsync(Line(task.Command), cancel);
        return true;
    }

    private static Command Line(IReadOnlyList<string> words) => new(words[0], [.. words.Skip(1)]);
}
