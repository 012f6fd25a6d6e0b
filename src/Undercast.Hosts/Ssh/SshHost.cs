namespace Undercast.Hosts.Ssh;

/// <summary>A host of the lab, reached with the system's ssh and the lab's ssh_config; commands are quoted for its shell.</summary>
/// <param name="local">Runs ssh.</param>
/// <param name="configFile">The rendered <see cref="SshConfig"/>.</param>
/// <param name="host">The host's entry in it.</param>
public sealed class SshHost(IProcessHost local, string configFile, SshConfigHost host) : IProcessHost
{
    public string Alias => host.Alias;

    public SshTarget Target => host.Target;

    public Task<CommandResult> RunAsync(Command command, CancellationToken cancel) =>
        ExecuteAsync(command, ssh => local.RunAsync(ssh, cancel));

    public Task<CommandResult> StreamAsync(Command command, Action<string> line, CancellationToken cancel) =>
        ExecuteAsync(command, ssh => local.StreamAsync(ssh, line, cancel));

    /// <summary>ssh with the terminal, to become (<see cref="ProcessImage"/>): a shell there if <paramref name="command"/> is null.</summary>
    public Command Login(Command? command)
    {
        // A terminal there only if there is one here: output that is piped must stay as the program wrote it.
        string[] terminal = command is null || (!Console.IsInputRedirected && !Console.IsOutputRedirected) ? ["-t"] : [];
        return Wrap(command, terminal);
    }

    public ICommandProcess Start(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        // The channel must live through a Ctrl-C at the terminal: what runs at its other end is asked to stop first.
        return local.Start(Wrap(command, ["-T"]) with { OwnGroup = true });
    }

    /// <summary>Ends the shared connection, if there is one.</summary>
    public Task CloseAsync(CancellationToken cancel) =>
        local.RunAsync(new Command("ssh", "-F", configFile, "-O", "exit", host.Alias) { AllowFailure = true }, cancel);

    /// <summary>What ssh said when a channel could not be opened or broke, as the exception to raise; null if it was not ssh.</summary>
    internal SshConnectionException? Explain(int exitCode, string error) =>
        exitCode == 255 && SshFailure.Find(error) is { } reason ? new SshConnectionException(reason, host, error) : null;

    private Command Wrap(Command? command, string[] options) => new("ssh", ["-F", configFile, .. options, host.Alias, .. Remote(command)])
    {
        Input = command?.Input,
        // The reason of a failure is read from ssh's words, so they must be the untranslated ones.
        Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" },
        Secrets = command?.Secrets ?? [],
        Timeout = command?.Timeout,
        KillAfter = command?.KillAfter ?? TimeSpan.FromSeconds(5),
        OwnGroup = command?.OwnGroup ?? false,
        AllowFailure = true,
    };

    private static string[] Remote(Command? command) => command is null ? [] : ["--", RemoteShell.Line(command)];

    private async Task<CommandResult> ExecuteAsync(Command command, Func<Command, Task<CommandResult>> run)
    {
        ArgumentNullException.ThrowIfNull(command);
        var ssh = Wrap(command, ["-T"]);
        var result = await run(ssh);
        return Explain(result.ExitCode, result.Error) is { } failure ? throw failure
            : result.Succeeded || command.AllowFailure ? result
            : throw new CommandFailedException(
                command.Program, null, result.ExitCode, ssh.ToString(), command.Mask(result.Error), command.Mask(result.Output), host.Alias);
    }
}
