using Undercast.Steps;

namespace Undercast.Tests.Steps;

/// <summary>A step whose answers a test writes.</summary>
internal sealed class ScriptedStep(string name, params string[] needs) : IStep
{
    private int _runs;

    public string Name => name;

    public string Stage { get; init; } = "stage";

    public string Description => $"the work of {name}";

    public IReadOnlyList<string> Needs => needs;

    public Func<bool> IsDone { get; set; } = () => false;

    public Func<StepContext, CancellationToken, Task<Outcome>> Run { get; set; } = (_, _) => Task.FromResult<Outcome>(new Outcome.Done());

    public int Asked { get; private set; }

    public int Runs => _runs;

    public static ScriptedStep Answering(string name, params Outcome[] answers)
    {
        var left = new Queue<Outcome>(answers);
        return new ScriptedStep(name) { Run = (_, _) => Task.FromResult(left.Count > 1 ? left.Dequeue() : left.Peek()) };
    }

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        Asked++;
        return Task.FromResult(IsDone());
    }

    public Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        Interlocked.Increment(ref _runs);
        return Run(context, cancel);
    }
}
