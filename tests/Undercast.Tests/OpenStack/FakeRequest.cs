namespace Undercast.Tests.OpenStack;

internal sealed record FakeRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body);
