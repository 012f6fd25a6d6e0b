using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Undercast.Services;

/// <summary>What Ironic says of a node that stopped, with the cause before it where its words hide one.</summary>
internal static partial class IronicError
{
    private static readonly (Regex Sign, string Cause)[] Causes =
    [
        (RefusesAccess(), "its BMC refuses the user or password that Ironic has; `undercast up` gives it the present one of a machine of the lab; of a physical node the file that `password-file` names must hold the right one"),
        (RefusesMedium(), "its BMC could not read the image that Ironic offers: ironic-http on the undercloud does not answer"),
        (Silent(), "its BMC does not answer: wrong address, or its network is cut"),
        (NoSession(), "its BMC refuses the user or password that Ironic has, or does not answer"),
        (Forgotten(), "ironic-conductor on the undercloud ended in the midst of the work"),
    ];

    /// <param name="error">A node's <c>last_error</c>.</param>
    [return: NotNullIfNotNull(nameof(error))]
    public static string? Explain(string? error)
    {
        var cause = error is null ? null : Causes.FirstOrDefault(known => known.Sign.IsMatch(error)).Cause;
        return cause is null ? error : $"{cause}; Ironic says: {error}";
    }

    // sushy's words for 401, ipmitool's for a password that is not the BMC's.
    [GeneratedRegex("code 401|NoValidSession|RAKP")]
    private static partial Regex RefusesAccess();

    [GeneratedRegex("the image '[^']*' cannot be read")]
    private static partial Regex RefusesMedium();

    [GeneratedRegex("Unable to connect to http|Max retries exceeded|No route to host")]
    private static partial Regex Silent();

    // ipmitool's last word in both cases, and Ironic's, which often leaves ipmitool's out.
    [GeneratedRegex("Unable to establish IPMI|IPMI call failed")]
    private static partial Regex NoSession();

    // What a conductor that starts says of the nodes that the one before it worked on.
    [GeneratedRegex("can't be resumed by conductor")]
    private static partial Regex Forgotten();
}
