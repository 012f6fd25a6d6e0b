namespace Undercast.Steps;

/// <summary>A reader of the run's one stream of events. Called by one thread at a time, in order; must be quick.</summary>
public interface IEventSink
{
    void Write(RunEvent runEvent);
}
