namespace Undercast.Tests.OpenStack;

internal sealed record FakeRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body, where it is no text.</summary>
    public byte[] Bytes { get; init; } = [];
}
