using System.Text;
using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>The run as a live tree at the bottom of a terminal; what must stay (warnings, failures) is printed above it.</summary>
/// <param name="output">The terminal.</param>
/// <param name="clock">The clock of the elapsed times.</param>
/// <param name="size">Its columns and rows, asked at each drawing: windows change.</param>
/// <param name="style">Colours.</param>
internal sealed class LiveScreen(TextWriter output, TimeProvider clock, Func<(int Columns, int Rows)> size, Style style) : IScreen
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock drawing = new();
    private readonly LiveView live = new();
    private readonly CancellationTokenSource over = new();
    private Task loop = Task.CompletedTask;
    private int drawn;

    public void Write(RunEvent runEvent)
    {
        live.Write(runEvent);
        if (runEvent is RunStarted)
        {
            loop = Task.Run(DrawAsync);
        }

        if (runEvent is RunWarned or StepFinished { Ending: StepEnding.Failed } && PlainScreen.Line(runEvent) is { } line)
        {
            Print(line + "\n");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await loop;
        Print("");
        over.Dispose();
    }

    /// <summary>Puts text in place of the tree, which is drawn below it the next time.</summary>
    private void Print(string text)
    {
        lock (drawing)
        {
            output.Write(Erase() + text);
            drawn = 0;
        }
    }

    private async Task DrawAsync()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                Draw();
            }
            while (await timer.WaitForNextTickAsync(over.Token));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Draw()
    {
        lock (drawing)
        {
            var (columns, rows) = size();
            // The last column and row stay free: a full line would wrap, and a full screen would scroll.
            var lines = TreeText.Render(live.Current, clock.GetUtcNow(), columns - 1, rows - 1, style);
            var text = new StringBuilder(Erase());
            foreach (var line in lines)
            {
                text.Append(line).Append('\n');
            }

            // One write, so that nothing half drawn is seen.
            output.Write(text.ToString());
            drawn = lines.Count;
        }
    }

    private string Erase() => drawn == 0 ? "" : $"\e[{drawn}A\r\e[J";
}
