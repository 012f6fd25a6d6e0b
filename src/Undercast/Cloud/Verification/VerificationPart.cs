using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>One thing that is tried, as a step: those that do not need each other are tried at the same time.</summary>
internal sealed record VerificationPart(string Name, string Description, Func<StepContext, CancellationToken, Task> TryAsync, params IReadOnlyList<string> Needs) : IStep
{
    /// <summary>Tells that there is nothing to try.</summary>
    public Func<CancellationToken, Task<bool>>? NothingToDo { get; init; }

    public string Stage => "verify";

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => NothingToDo?.Invoke(cancel) ?? Task.FromResult(false);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await TryAsync(context, cancel);
        return new Outcome.Done();
    }
}
