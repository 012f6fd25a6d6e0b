using Undercast.OpenStack.Http;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>A request that failed, for people: which service, which request, what it said, where its log is.</summary>
internal static class RequestFailure
{
    public static Failure? Of(Exception exception) => exception switch
    {
        UnexpectedStatusException refused => new Failure($"{Service(refused.Url)} answered {(int)refused.Actual} {refused.Actual}: {refused.Body}")
        {
            Command = $"{refused.Method} {refused.Url}",
            Status = (int)refused.Actual,
            Cause = Cause(refused),
            Cure = Log(Service(refused.Url), refused.RequestId),
        },
        OpenStackException { Failure: OpenStackFailure.Unreachable } lost => new Failure(lost.Message)
        {
            Cause = "haproxy does not run on the controller, or the external network does not reach it",
            Cure = "look there: `./undercast ssh-controller controller-0 sudo podman ps`",
        },
        OpenStackException failed => new Failure(failed.Message),
        _ => null,
    };

    // The public port tells the service: haproxy has one for each.
    private static string Service(Uri url) =>
        OvercloudContext.Components.FirstOrDefault(component => component.Identity?.PublicPort == url.Port)?.Name ?? $"the service at {url.Authority}";

    private static string? Cause(UnexpectedStatusException refused) => (int)refused.Actual switch
    {
        401 => "the administrator's password is not the one that this lab keeps",
        403 when refused.Body.Contains("uota", StringComparison.Ordinal) => "the quota is used up: see `openstack quota show`",
        413 => "the quota is used up: see `openstack quota show`",
        502 or 503 => $"haproxy has no living {Service(refused.Url)} behind it",
        504 => $"{Service(refused.Url)} waits for something, often RabbitMQ or the database",
        _ => null,
    };

    private static string Log(string service, string? requestId) =>
        $"{service}'s log: `./undercast ssh-controller controller-0 sudo grep -rh {requestId ?? "ERROR"} /var/log/containers/`";
}
