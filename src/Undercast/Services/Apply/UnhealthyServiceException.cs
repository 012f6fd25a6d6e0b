using Undercast.Hosts;

namespace Undercast.Services.Apply;

/// <summary>A service did not become healthy; what its check said, and its last lines, say more than we can.</summary>
internal sealed class UnhealthyServiceException(string service, string what, string checkSaid, string lastLines)
    : HostException(what
        + (checkSaid.Length > 0 ? $"\nits health check said: {checkSaid}" : "")
        + (lastLines.Length > 0 ? $"\nlast lines of {service}'s log:\n{lastLines}" : ""));
