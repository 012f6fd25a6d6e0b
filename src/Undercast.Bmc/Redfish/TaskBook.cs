using System.Collections.Concurrent;
using System.Globalization;

namespace Undercast.Bmc.Redfish;

/// <summary>Work that takes longer than a client waits (DSP0266, 12.4). A finished task is kept for an hour.</summary>
internal sealed class TaskBook(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, RunningTask> tasks = new(StringComparer.Ordinal);
    private long counter;

    public IEnumerable<RunningTask> Of(Principal principal)
    {
        Sweep();
        return tasks.Values.Where(task => task.Owner == principal).OrderBy(task => task.Number);
    }

    public RunningTask? Find(Principal principal, string id) =>
        tasks.TryGetValue(id, out var task) && task.Owner == principal ? task : null;

    public RunningTask Add(Principal owner, string name, Task work)
    {
        Sweep();
        var number = Interlocked.Increment(ref counter);
        var task = new RunningTask(number, owner, name, work, clock.GetUtcNow());
        tasks[number.ToString(CultureInfo.InvariantCulture)] = task;
        return task;
    }

    public void Remove(RunningTask task) => tasks.TryRemove(task.Id, out _);

    private void Sweep()
    {
        foreach (var task in tasks.Values.Where(task => task.Work.IsCompleted && clock.GetUtcNow() - task.Started > Kept))
        {
            Remove(task);
        }
    }
}
