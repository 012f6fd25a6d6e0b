using Undercast.LabFile;
using Undercast.Services;

namespace Undercast.Looking;

/// <summary>The public addresses of both clouds, as the catalog and the lab's files say them.</summary>
internal static class LabEndpoints
{
    /// <summary>The endpoints of the clouds whose secrets exist: those that were begun to be installed.</summary>
    public static IReadOnlyList<EndpointStatus> Of(Lab lab, LabPaths paths) =>
    [
        .. Has(paths, CloudKind.Undercloud) ? Cloud("undercloud", lab.Networks.ControlPlane.Undercloud.ToString(), UndercloudContext.Components) : [],
        .. Has(paths, CloudKind.Overcloud) ? Cloud("overcloud", lab.Networks.External.PublicVip.ToString(), OvercloudContext.Components) : [],
    ];

    private static bool Has(LabPaths paths, CloudKind cloud) => File.Exists(Path.Combine(paths.Work, $"{cloud.ToString().ToLowerInvariant()}-secrets.json"));

    private static IEnumerable<EndpointStatus> Cloud(string cloud, string host, IReadOnlyList<Component> components) =>
    [
        .. components.Where(component => component.Identity is not null).Select(component => new EndpointStatus($"{cloud} {component.Identity!.Type}", $"https://{host}:{component.Identity.PublicPort}")),
        .. components.SelectMany(component => component.Pages).Select(page => new EndpointStatus($"{cloud} {page.Name}", $"https://{host}{(page.PublicPort == 443 ? "" : $":{page.PublicPort}")}")),
    ];
}
