using Undercast.Steps;

namespace Undercast.Tests.Steps;

/// <summary>A step whose world is a file: done when the file holds its text.</summary>
internal sealed class FileStep(string folder, string name, params string[] needs) : IStep
{
    public string Name => name;

    public string Stage => "stage";

    public string Description => $"file {name}";

    public IReadOnlyList<string> Needs => needs;

    /// <summary>Called in the middle of the work, when half of the file is there, and again when all of it is.</summary>
    public Action Moment { get; init; } = () => { };

    public int Runs { get; private set; }

    private string Text => $"all of {name}\n";

    private string File => Path.Combine(folder, name);

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        System.IO.File.Exists(File) && await System.IO.File.ReadAllTextAsync(File, cancel) == Text;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        Runs++;
        await System.IO.File.WriteAllTextAsync(File, Text[..^3], cancel);
        Moment();
        await System.IO.File.WriteAllTextAsync(File, Text, cancel);
        context.Journal.Write(name, new Learned(name, Runs), TestJson.Default.Learned);
        Moment();
        return new Outcome.Done();
    }
}
