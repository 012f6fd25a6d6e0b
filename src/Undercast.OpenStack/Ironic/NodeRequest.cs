using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Ironic;

/// <summary>What a node should be.</summary>
public sealed record NodeRequest
{
    public string? Name { get; init; }

    /// <summary><c>ipmi</c>, <c>redfish</c> and other hardware types.</summary>
    public string? Driver { get; init; }

    public JsonObject? DriverInfo { get; init; }

    public JsonObject? Properties { get; init; }

    public JsonObject? InstanceInfo { get; init; }

    public JsonObject? Extra { get; init; }

    public string? ResourceClass { get; init; }

    public string? BootInterface { get; init; }

    public string? DeployInterface { get; init; }

    public string? InspectInterface { get; init; }

    public string? NetworkInterface { get; init; }

    public string? BiosInterface { get; init; }

    public string? ManagementInterface { get; init; }

    public string? PowerInterface { get; init; }

    public bool? AutomatedClean { get; init; }

    // A record prints its fields; driver_info holds the BMC's password.
    public override string ToString() => $"node {Name}";
}
