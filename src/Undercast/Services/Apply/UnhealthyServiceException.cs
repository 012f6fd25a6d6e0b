using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Services.Apply;

/// <summary>A service did not become healthy in time; what its check said, and its last lines, say more than we can.</summary>
internal sealed class UnhealthyServiceException(string service, WaitTimedOutException late, string checkSaid, string lastLines)
    : HostException($"{late.Message}; {late.Hint}"
        + (checkSaid.Length > 0 ? $"\nits health check said: {checkSaid}" : "")
        + (lastLines.Length > 0 ? $"\nlast lines of {service}'s log:\n{lastLines}" : ""));
