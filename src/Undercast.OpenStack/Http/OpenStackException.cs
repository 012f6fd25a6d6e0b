namespace Undercast.OpenStack.Http;

/// <summary>A request to an OpenStack service failed.</summary>
public class OpenStackException(OpenStackFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The cause, by kind.</summary>
    public OpenStackFailure Failure => failure;
}
