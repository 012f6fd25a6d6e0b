namespace Undercast.Steps;

/// <summary>Keeps the view of the run that is going on, for readers on other threads.</summary>
public sealed class LiveView : IEventSink
{
    private volatile RunView _current = RunView.Empty;

    public RunView Current => _current;

    public void Write(RunEvent runEvent) => _current = _current.After(runEvent);
}
