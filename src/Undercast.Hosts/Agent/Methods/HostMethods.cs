namespace Undercast.Hosts.Agent;

/// <summary>What every agent can do, whatever it is for: run a command, read, write and look for a file.</summary>
public static class HostMethods
{
    public static AgentMethod<ExecRequest, CommandResult> Exec { get; } =
        new("exec", HostMethodsJson.Default.ExecRequest, HostMethodsJson.Default.CommandResult);

    public static AgentMethod<FileReadRequest, FileReadResult> FileRead { get; } =
        new("file-read", HostMethodsJson.Default.FileReadRequest, HostMethodsJson.Default.FileReadResult);

    public static AgentMethod<FileWriteRequest, FileWriteResult> FileWrite { get; } =
        new("file-write", HostMethodsJson.Default.FileWriteRequest, HostMethodsJson.Default.FileWriteResult);

    public static AgentMethod<FileExistsRequest, FileExistsResult> FileExists { get; } =
        new("file-exists", HostMethodsJson.Default.FileExistsRequest, HostMethodsJson.Default.FileExistsResult);

    /// <summary>Adds them all to an agent.</summary>
    /// <param name="server">The agent.</param>
    /// <param name="commands">Runs the commands there.</param>
    public static AgentServer AddHostMethods(this AgentServer server, ICommandRunner commands)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(commands);
        return server
            .Handle(Exec, (request, call) => request.Stream
                ? commands.StreamAsync(request.ToCommand(), call.Line, call.Cancel)
                : commands.RunAsync(request.ToCommand(), call.Cancel))
            .Handle(FileRead, (request, call) => HostFiles.ReadAsync(request, call.Cancel))
            .Handle(FileWrite, (request, call) => HostFiles.WriteAsync(request, call.Cancel))
            .Handle(FileExists, (request, _) => Task.FromResult(HostFiles.Look(request.Path)));
    }
}
