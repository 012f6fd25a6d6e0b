using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>
/// Uses the cloud once: 1. enters it; 2. takes away what an interrupted run left; 3. tries everything, going on after a failure with what
/// does not need it; 4. takes it all away again.
/// </summary>
/// <param name="used">The cloud.</param>
/// <param name="journal">File in which the parts' durations are kept.</param>
/// <param name="events">Told what happens.</param>
internal sealed class VerificationRun(UsedCloud used, string journal, IEventSink events)
{
    public async Task<VerificationReport> RunAsync(bool keep, CancellationToken cancel)
    {
        var start = used.Clock.GetTimestamp();
        var identity = new IdentityParts(used);
        var findings = new Findings(events, () => identity.Faults);
        List<StepResult> results = [];

        // 1.
        await TryAsync(identity.All);
        if (results.Exists(result => result is { Name: IdentityParts.Identity, Ending: StepEnding.Done }))
        {
            // 2.
            await TryAsync(new RemovalParts(used, "before").All);

            // 3.
            await TryAsync([.. new ServerParts(used).All, .. new VolumeParts(used).All, .. new ShareParts(used).All, .. new ObjectParts(used).All]);

            // 4.
            if (!keep)
            {
                await TryAsync(new RemovalParts(used, "after").All);
            }
        }

        // Where nothing was left to remove there is nothing to tell.
        return new VerificationReport([.. results.Where(result => result.Ending != StepEnding.AlreadyDone).Select(findings.Of)])
        {
            Seconds = used.Clock.GetElapsedTime(start).TotalSeconds,
        };

        async Task TryAsync(IReadOnlyList<VerificationPart> parts)
        {
            var opened = Journal.Open(journal, used.Clock, warning => events.Write(new RunWarned(used.Clock.GetUtcNow(), warning)));
            var runner = new StepRunner(opened, findings, new RunnerOptions { Clock = used.Clock, KeepGoing = true, Translate = RequestFailure.Of });
            results.AddRange((await runner.RunAsync(new StepGraph(parts).Select(), cancel)).Steps);
            cancel.ThrowIfCancellationRequested();
        }
    }
}
