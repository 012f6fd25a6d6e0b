using System.Globalization;

namespace Undercast.Bmc.Redfish;

/// <summary>Work under way for a client.</summary>
internal sealed record RunningTask(long Number, Principal Owner, string Name, Task Work, DateTimeOffset Started)
{
    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    public string Path => $"/redfish/v1/TaskService/Tasks/{Id}";

    public string Monitor => $"/redfish/v1/TaskService/TaskMonitors/{Id}";
}
