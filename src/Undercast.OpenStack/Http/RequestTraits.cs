namespace Undercast.OpenStack.Http;

/// <summary>What the pipeline must know of a request beyond its method.</summary>
internal static class RequestTraits
{
    private static readonly HttpRequestOptionsKey<bool> StreamedKey = new("undercast.streamed");

    private static readonly HttpRequestOptionsKey<bool> OnceKey = new("undercast.once");

    private static readonly HttpRequestOptionsKey<bool> RepeatableKey = new("undercast.repeatable");

    extension(HttpRequestMessage request)
    {
        /// <summary>The body, there or back, is a stream of any length: no time limit, no buffer.</summary>
        public bool Streamed
        {
            get => request.Options.TryGetValue(StreamedKey, out var streamed) && streamed;
            set => request.Options.Set(StreamedKey, value);
        }

        /// <summary>The body can be read only once, so the request cannot be sent again.</summary>
        public bool OnlyOnce
        {
            get => request.Options.TryGetValue(OnceKey, out var once) && once;
            set => request.Options.Set(OnceKey, value);
        }

        /// <summary>A POST that may be sent twice: it changes nothing, such as the request for a token, or carries the id of what it makes.</summary>
        public bool Repeatable
        {
            get => request.Options.TryGetValue(RepeatableKey, out var repeatable) && repeatable;
            set => request.Options.Set(RepeatableKey, value);
        }

        /// <summary>Sending it twice does what sending it once does (RFC 9110, 9.2.2).</summary>
        public bool Idempotent =>
            request.Repeatable || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
            || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete;
    }
}
