using System.Net;

namespace Undercast.OpenStack.Http;

/// <summary>A service answered with a status that was not expected; secrets in the body are masked.</summary>
public sealed class UnexpectedStatusException(
    HttpMethod method, Uri url, IReadOnlyList<HttpStatusCode> expected, HttpStatusCode actual, string body, string? requestId)
    : OpenStackException(OpenStackFailure.UnexpectedStatus, Describe(method, url, expected, actual, body, requestId))
{
    public HttpMethod Method => method;

    public Uri Url => url;

    public IReadOnlyList<HttpStatusCode> Expected => expected;

    public HttpStatusCode Actual => actual;

    /// <summary>What the service said, at most <see cref="SecretMask.LongestBody"/> characters.</summary>
    public string Body => body;

    /// <summary>The id under which the service logged the request (x-openstack-request-id).</summary>
    public string? RequestId => requestId;

    private static string Describe(
        HttpMethod method, Uri url, IReadOnlyList<HttpStatusCode> expected, HttpStatusCode actual, string body, string? requestId) =>
        $"{method} {url}: expected {string.Join(" or ", expected.Select(status => (int)status))}, got {(int)actual} {actual}"
        + (requestId is null ? "" : $" ({requestId})")
        + (body.Length == 0 ? "" : $": {body}");
}
