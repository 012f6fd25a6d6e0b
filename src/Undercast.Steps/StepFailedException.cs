namespace Undercast.Steps;

/// <summary>A step failed, and this says why.</summary>
public sealed class StepFailedException(Failure failure, Exception? innerException = null) : Exception(failure.Reason, innerException)
{
    public StepFailedException(string reason, Exception? innerException = null)
        : this(new Failure(reason), innerException)
    {
    }

    public Failure Failure { get; } = failure;
}
