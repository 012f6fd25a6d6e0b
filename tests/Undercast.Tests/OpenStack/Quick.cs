using Undercast.OpenStack.Http;

namespace Undercast.Tests.OpenStack;

/// <summary>Options under which a test waits for nothing.</summary>
internal static class Quick
{
    public static HttpOptions Options { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(1), AttemptLimit = TimeSpan.FromSeconds(10) };
}
