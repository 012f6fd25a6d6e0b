using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>Waits for what a guest prints.</summary>
internal static class ConsoleWait
{
    /// <summary>Waits for a line on the server's console; every line that comes keeps the wait alive.</summary>
    /// <exception cref="StepFailedException">It did not come; says where the guest stopped.</exception>
    public static async Task WaitForConsoleAsync(this UsedCloud used, StepContext context, string line, Func<string, bool> seen, CancellationToken cancel)
    {
        try
        {
            await context.WaitAsync(
                new Wait($"'{line}' on the server's console")
                {
                    Probe = async stop =>
                    {
                        var console = await ServerFailure.ConsoleAsync(used.Api, used.ServerId!, stop);
                        return seen(console) ? new ProbeResult.Ready() : new ProbeResult.NotYet("not there yet", console.Length);
                    },
                    Limit = TimeSpan.FromMinutes(3),
                },
                cancel);
        }
        catch (WaitTimedOutException late)
        {
            throw new StepFailedException(await ServerFailure.DescribeAsync(used.Api, used.ServerId!, late.Message, cancel), late);
        }
    }
}
