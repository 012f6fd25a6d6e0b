using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class ExceptionTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_step_failed_exception_brings_its_own_failure()
    {
        var failure = await FailureOfAsync(() => throw new StepFailedException(new Failure("no such bridge") { Machine = "hypervisor" }));

        Assert.Equal(("no such bridge", "hypervisor"), (failure.Reason, failure.Machine));
    }

    [Fact(Timeout = 10_000)]
    public async Task The_program_describes_its_own_exceptions()
    {
        _bench.Options = _bench.Options with { Translate = e => e is FormatException ? new Failure("told by the program") : null };

        Assert.Equal("told by the program", (await FailureOfAsync(() => throw new FormatException("x"))).Reason);
        Assert.Equal("InvalidDataException: y", (await FailureOfAsync(() => throw new InvalidDataException("y"))).Reason);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_unknown_exception_is_told_with_its_type_message_cause_and_place()
    {
        var failure = await FailureOfAsync(() => throw new InvalidDataException("bad header", new IOException("short read")));

        Assert.Equal(("InvalidDataException: bad header", "IOException: short read"), (failure.Reason, failure.Cause));
        Assert.Contains(failure.LogTail, line => line.Contains(nameof(ExceptionTests), StringComparison.Ordinal));
    }

    [Fact(Timeout = 10_000)]
    public async Task Of_many_tasks_that_failed_with_one_exception_that_one_is_told()
    {
        var failure = await FailureOfAsync(() => throw new AggregateException(new StepFailedException("the one")));

        Assert.Equal("the one", failure.Reason);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        var failure = await FailureOfAsync(() => throw new TaskCanceledException("the request timed out"));

        Assert.Equal("TaskCanceledException: the request timed out", failure.Reason);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_step_that_cannot_tell_whether_it_is_done_fails_and_is_not_run()
    {
        var step = new ScriptedStep("a") { IsDone = () => throw new StepFailedException("no route to host") };

        var result = await _bench.DriveAsync(step);

        Assert.Equal("could not tell whether this is already done: no route to host", result.Steps[0].Failure?.Reason);
        Assert.Equal(0, step.Runs);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_wait_that_timed_out_is_told_with_its_hint_as_the_cure()
    {
        var step = new ScriptedStep("a")
        {
            Run = async (context, cancel) =>
            {
                var wait = new Wait("ssh of 'ceph-0'") { Probe = _ => Task.FromResult<ProbeResult>(new ProbeResult.NotYet("refused")), Limit = Bench.Minute, Hint = "look at its console" };
                await context.WaitAsync(wait, cancel);
                return new Outcome.Done();
            },
        };

        var failure = (await _bench.DriveAsync(step)).Steps[0].Failure!;

        Assert.Equal("waited for ssh of 'ceph-0': 1 min without progress; last seen: refused", failure.Reason);
        Assert.Equal(("refused", "look at its console"), (failure.Cause, failure.Cure));
    }

    private async Task<Failure> FailureOfAsync(Func<Outcome> act)
    {
        var result = await _bench.DriveAsync(new ScriptedStep("a") { Run = (_, _) => Task.FromResult(act()) });
        return Assert.Single(result.Failures).Failure!;
    }
}
