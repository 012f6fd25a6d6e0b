using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Nova;

/// <summary>Servers, and what can be asked of each.</summary>
public sealed class Servers : ImmutableResource<Server, ServerRequest>
{
    internal Servers(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/servers", "server", "servers", NovaJson.Default.Server, it => it.Id, it => it.Name)
            {
                Detail = "/detail",
                CreationTellsIdOnly = true,
                // The filter is a regular expression.
                ByName = name => Query.Where("name", $"^{Regex.Escape(name)}$"),
            },
            NovaJson.Default.ServerRequest)
    {
    }

    public Task StartAsync(string id, CancellationToken cancel) => ActAsync(id, "os-start", null, cancel);

    public Task StopAsync(string id, CancellationToken cancel) => ActAsync(id, "os-stop", null, cancel);

    /// <summary>Restarts it: <c>SOFT</c> or <c>HARD</c>.</summary>
    public Task RebootAsync(string id, string type, CancellationToken cancel) => ActAsync(id, "reboot", Json.Wrap("type", type), cancel);

    /// <summary>Installs an image anew on the same host.</summary>
    public Task RebuildAsync(string id, string imageId, CancellationToken cancel) =>
        ActAsync(id, "rebuild", Json.Wrap("imageRef", imageId), cancel);

    /// <summary>Any other action of the API reference.</summary>
    /// <seealso href="https://docs.openstack.org/api-ref/compute/#servers-run-an-action-servers-action"/>
    public Task ActAsync(string id, string action, JsonNode? argument, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Post($"{Shape.One(id)}/action", Json.Wrap(action, argument)), cancel);

    /// <summary>The last lines of the serial console.</summary>
    public async Task<string> ConsoleLogAsync(string id, int lines, CancellationToken cancel)
    {
        var body = Json.Wrap("os-getConsoleOutput", Json.Wrap("length", lines));
        var answer = await Endpoint.JsonAsync(RestRequest.Post($"{Shape.One(id)}/action", body) with { Repeatable = true }, cancel);
        return answer.GetProperty("output").GetString() ?? "";
    }

    /// <summary>A URL that opens the console in a browser (noVNC).</summary>
    public async Task<string> ConsoleUrlAsync(string id, CancellationToken cancel)
    {
        var body = Json.Wrap("remote_console", new JsonObject { ["protocol"] = "vnc", ["type"] = "novnc" });
        var answer = await Endpoint.JsonAsync(RestRequest.Post($"{Shape.One(id)}/remote-consoles", body), cancel);
        return answer.GetProperty("remote_console").GetProperty("url").GetString()!;
    }

    /// <summary>What was done to it, newest first, and whether it went well.</summary>
    public async Task<IReadOnlyList<InstanceAction>> ActionsAsync(string id, CancellationToken cancel)
    {
        var path = $"{Shape.One(id)}/os-instance-actions";
        var body = await Endpoint.JsonAsync(RestRequest.Get(path), cancel);
        return [.. Json.Elements(body, "instanceActions", path).Select(one => Json.Read(one, NovaJson.Default.InstanceAction, path))];
    }

    /// <summary>The volumes attached to a server; their id is the volume's.</summary>
    public ImmutableResource<VolumeAttachment, VolumeAttachmentRequest> VolumeAttachments(string serverId) => new(
        Endpoint,
        new(
            $"{Shape.One(serverId)}/os-volume_attachments", "volumeAttachment", "volumeAttachments",
            NovaJson.Default.VolumeAttachment, it => it.VolumeId, it => it.VolumeId)
        { NameInPath = true },
        NovaJson.Default.VolumeAttachmentRequest);

    /// <summary>The NICs of a server; their id is the Neutron port's.</summary>
    public ImmutableResource<InterfaceAttachment, InterfaceAttachmentRequest> Interfaces(string serverId) => new(
        Endpoint,
        new(
            $"{Shape.One(serverId)}/os-interface", "interfaceAttachment", "interfaceAttachments",
            NovaJson.Default.InterfaceAttachment, it => it.PortId, it => it.PortId)
        { NameInPath = true },
        NovaJson.Default.InterfaceAttachmentRequest);
}
