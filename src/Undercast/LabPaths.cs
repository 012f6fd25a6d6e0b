namespace Undercast;

/// <summary>The lab directory on the Orchestrator, with the paths in it.</summary>
internal sealed record LabPaths(string Directory)
{
    public string Env => In(FileNames.Env);

    public string LabYaml => In(FileNames.LabYaml);

    public string Work => In(FileNames.Work);

    public string Journal => InWork(FileNames.Journal);

    public string RunLogs => InWork(FileNames.RunLogs);

    public string LabStates => InWork(FileNames.LabStates);

    public string RunLock => InWork(FileNames.RunLock);

    public string PrivateKey => InWork(FileNames.PrivateKey);

    public string PublicKey => PrivateKey + ".pub";

    public string KnownHosts => InWork(FileNames.KnownHosts);

    public string SshConfig => InWork(FileNames.SshConfig);

    public string HypervisorRoot => InWork(FileNames.HypervisorRoot);

    public string HypervisorConsole => InWork(FileNames.HypervisorConsole);

    public string HypervisorPid => InWork(FileNames.HypervisorPid);

    public string LabAuthority => InWork(FileNames.LabAuthority);

    private string In(string name) => Path.Combine(Directory, name);

    private string InWork(string name) => Path.Combine(Work, name);
}
