namespace Undercast.LabTests;

/// <summary>A lab directory of a test's own, with the embedded Hypervisor. It goes with all that runs of it, also when the test failed, unless UNDERCAST_KEEP is set.</summary>
internal sealed class TemporaryLab : IAsyncDisposable
{
    /// <param name="machines">MACHINES of conf/env.</param>
    /// <param name="change">What the test wants otherwise in the lab.yaml that users get.</param>
    public TemporaryLab(string machines = "container", Func<string, string>? change = null)
    {
        var topology = File.ReadAllText(Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "lab/conf/lab.yaml"));
        Directory.CreateDirectory(Path.Combine(Folder, "conf"));
        File.WriteAllText(Path.Combine(Folder, "conf/env"), $"HYPERVISOR_ADDRESS=embedded\nMACHINES={machines}\n");
        File.WriteAllText(Path.Combine(Folder, "conf/lab.yaml"), change is null ? topology : change(topology));
        Undercast = new UndercastProgram(Folder);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("undercast-lab-").FullName;

    public UndercastProgram Undercast { get; }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed && Environment.GetEnvironmentVariable("UNDERCAST_KEEP") is not null)
        {
            return;
        }

        if (Directory.Exists(Path.Combine(Folder, "work")))
        {
            await Undercast.RunAsync("down", "-f");
        }

        Directory.Delete(Folder, recursive: true);
    }
}
