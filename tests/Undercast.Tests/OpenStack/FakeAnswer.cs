namespace Undercast.Tests.OpenStack;

internal sealed record FakeAnswer(int Status, string Body = "")
{
    public static FakeAnswer Lost { get; } = new(0) { Drops = true };

    public static FakeAnswer Never { get; } = new(0) { Hangs = true };

    /// <summary>The body, where it is no text.</summary>
    public byte[]? Bytes { get; init; }

    public bool Drops { get; init; }

    public bool Hangs { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static implicit operator FakeAnswer(string json) => new(200, json);
}
