using System.Text.Json;
using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>The run's events as they are, a JSON object a line, for programs.</summary>
internal sealed class JsonScreen(TextWriter output) : IScreen
{
    private readonly Lock writing = new();

    public void Write(RunEvent runEvent)
    {
        lock (writing)
        {
            output.WriteLine(JsonSerializer.Serialize(runEvent, StepsJson.Default.RunEvent));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
