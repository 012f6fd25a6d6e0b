using System.Text.Json;
using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>A request on its way through the pipeline.</summary>
internal sealed class Request(RedfishState service, string path, CancellationToken cancellation)
{
    public RedfishState Service { get; } = service;

    /// <summary>As it was asked for, without a slash at its end.</summary>
    public string Path { get; } = path;

    public CancellationToken Cancellation { get; } = cancellation;

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Who asks; null only on routes open to all.</summary>
    public Principal? Asking { get; set; }

    public string? Client { get; init; }

    /// <summary>The body of a PATCH or POST; an object, empty if there was none.</summary>
    public JsonElement Body { get; set; }

    private HostedNode? node;

    /// <summary>The node of the path's <c>{system}</c>; routes with one have it.</summary>
    public HostedNode Node
    {
        get => node ?? throw new InvalidOperationException($"the route of {Path} names no system");
        set => node = value;
    }

    public IMachine Machine => Node.Machine;

    public Principal Principal => Asking ?? throw new InvalidOperationException($"the route of {Path} is open to all");

    public string System => $"/redfish/v1/Systems/{Node.SystemId}";

    public string Manager => $"/redfish/v1/Managers/{Node.SystemId}";

    public string Chassis => $"/redfish/v1/Chassis/{Node.SystemId}";

    /// <summary>The capability, or the answer that there is no such resource.</summary>
    public T Need<T>()
        where T : class => Machine as T ?? throw NotFound();

    public Refusal NotFound() => new(404, Messages.Missing(Path));
}
