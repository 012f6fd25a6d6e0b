using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>A reader of a run's events that shows them to people or programs; disposing it leaves the terminal tidy.</summary>
internal interface IScreen : IEventSink, IAsyncDisposable;
