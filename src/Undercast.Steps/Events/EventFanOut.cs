namespace Undercast.Steps;

/// <summary>Gives every event to several readers, in one order that is the same for all.</summary>
public sealed class EventFanOut(params IReadOnlyList<IEventSink> readers) : IEventSink
{
    private readonly Lock _lock = new();

    public void Write(RunEvent runEvent)
    {
        lock (_lock)
        {
            foreach (var reader in readers)
            {
                reader.Write(runEvent);
            }
        }
    }
}
