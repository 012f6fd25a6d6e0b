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
            // Emulated on an emulated machine, firmware and boot loader are silent for minutes; whoever has spoken goes on speaking.
            await SeenAsync("anything", text => text.Length > 0, TimeSpan.FromMinutes(10));
            await SeenAsync($"'{line}'", seen, TimeSpan.FromMinutes(3));
        }
        catch (WaitTimedOutException late)
        {
            throw new StepFailedException(await ServerFailure.DescribeAsync(used.Api, used.ServerId!, late.Message, cancel), late);
        }

        Task SeenAsync(string what, Func<string, bool> isThere, TimeSpan limit) => context.WaitAsync(
            new Wait($"{what} on the server's console")
            {
                Probe = async stop =>
                {
                    var console = await ServerFailure.ConsoleAsync(used.Api, used.ServerId!, stop);
                    return isThere(console) ? new ProbeResult.Ready() : new ProbeResult.NotYet("not there yet", console.Length);
                },
                Limit = limit,
            },
            cancel);
    }
}
