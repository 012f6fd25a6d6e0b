namespace Undercast.Screen;

/// <summary>Which screen a run has: standard output is for answers, standard error for progress.</summary>
/// <param name="Json">The events are the answer.</param>
/// <param name="Quiet">Failures and warnings alone.</param>
/// <param name="NoColor">As <c>NO_COLOR</c> (no-color.org) does.</param>
/// <param name="MayAsk">A program may ask something at the terminal, which a tree would draw over.</param>
internal sealed record ScreenChoice(bool Json, bool Quiet, bool NoColor, bool MayAsk)
{
    public IScreen Open(TimeProvider clock)
    {
        if (Json)
        {
            return new JsonScreen(Console.Out);
        }

        return Quiet || MayAsk || Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb"
            ? new PlainScreen(Console.Error, Quiet)
            : new LiveScreen(Console.Error, clock, Size, new Style(!NoColor && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))));
    }

    private static (int Columns, int Rows) Size() => (Math.Max(20, Console.WindowWidth), Math.Max(5, Console.WindowHeight));
}
