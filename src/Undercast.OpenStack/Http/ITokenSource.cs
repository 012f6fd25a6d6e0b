namespace Undercast.OpenStack.Http;

/// <summary>Where requests get their token from.</summary>
public interface ITokenSource
{
    /// <summary>A token that is believed to be good.</summary>
    /// <param name="refused">A token that a service has just refused, so that it is not given again.</param>
    /// <param name="cancel">Stops it.</param>
    Task<string> TokenAsync(string? refused, CancellationToken cancel);
}
