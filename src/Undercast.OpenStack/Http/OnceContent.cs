namespace Undercast.OpenStack.Http;

/// <summary>A body out of a stream that cannot be rewound: a request with it is sent only once.</summary>
internal sealed class OnceContent(Stream stream) : StreamContent(stream);
