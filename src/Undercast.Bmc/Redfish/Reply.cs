using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>What a handler answers.</summary>
internal sealed record Reply(int Status, JsonObject? Body = null)
{
    /// <summary>Done, nothing to tell.</summary>
    public static Reply Empty { get; } = new(204);

    /// <summary>Of a resource that was made, or of the monitor of a task.</summary>
    public string? Location { get; init; }

    /// <summary>The token of a session just opened.</summary>
    public string? Token { get; init; }

    /// <summary>A body that is not JSON ($metadata), with its type.</summary>
    public (string Type, string Text)? Document { get; init; }

    public static implicit operator Reply(JsonObject body) => new(200, body);

    public static Reply FromJson(JsonObject body) => body;
}
