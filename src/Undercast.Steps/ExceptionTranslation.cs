namespace Undercast.Steps;

/// <summary>Turns what a step threw into a <see cref="Failure"/>.</summary>
internal static class ExceptionTranslation
{
    private const int StackLines = 12;

    public static Failure Describe(Exception exception, Func<Exception, Failure?>? translate)
    {
        if (exception is AggregateException { InnerExceptions: [var only] })
        {
            return Describe(only, translate);
        }

        return exception switch
        {
            StepFailedException failed => failed.Failure,
            _ when translate?.Invoke(exception) is { } known => known,
            WaitTimedOutException late => new Failure(late.Message) { Cause = late.LastDetail, Cure = late.Hint },
            _ => Unknown(exception),
        };
    }

    private static Failure Unknown(Exception exception) => new($"{exception.GetType().Name}: {exception.Message}")
    {
        Cause = exception.InnerException is { } inner ? $"{inner.GetType().Name}: {inner.Message}" : null,

        // Nobody foresaw this one, so where it came from is the best lead there is.
        LogTail = [.. Lines(exception.StackTrace ?? "").Take(StackLines)],
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
