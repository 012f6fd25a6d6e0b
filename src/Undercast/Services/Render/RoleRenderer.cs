using System.Security.Cryptography;
using System.Text;
using Undercast.Services.Catalog;
using Undercast.Services.Roles;

namespace Undercast.Services.Render;

/// <summary>A role on a machine of a cloud, as files, units and tasks. Pure: the same in, the same out.</summary>
internal static class RoleRenderer
{
    public static MachineConfiguration Render(ServiceRole role, CloudContext cloud)
    {
        var services = ServiceCatalog.Of(role, cloud);
        var neighbours = services.Select(s => s.Name).ToHashSet();
        var folders = Folders(services);
        return new(
            cloud.Machine,
            role.Name,
            folders,
            [
                RuntimeFolders(folders),
                .. role.MachineFiles(cloud),
                MachineFile.Open(ServicePaths.Authority, cloud.Certificate.AuthorityPem),
                .. HealthTimer.Files,
                .. Distinct(services.SelectMany(s => s.Files)).Select(File),
            ],
            [.. services.Select(service => Unit(service, QuadletText.Of(service, cloud.Image, neighbours)))],
            [.. role.MachineTasks(cloud), .. services.SelectMany(s => s.Tasks)],
            neighbours.Contains(Keystone.Name) && cloud.IsFirstController ? IdentityRenderer.Render(cloud) : null);
    }

    private static MachineFile File(ConfigurationFile file) => new(file.Path, file.Mode, file.Component.Readable, file.Content);

    private static IReadOnlyList<MachineFolder> Folders(IReadOnlyList<ServiceDefinition> services)
    {
        IEnumerable<MachineFolder> all =
        [
            new(ServicePaths.Applied, "700", "0:0"),
            .. services.SelectMany(s => s.Files).Select(f => f.Component).Distinct()
                .Select(c => new MachineFolder($"{ServicePaths.Configuration}/{c.Name}", "755", "0:0")),
            .. services.SelectMany(s => s.Folders).Select(f => new MachineFolder(f.Path, f.Mode, f.Owner)),
            .. services.Select(s => new MachineFolder($"{ServicePaths.Logs}/{s.Name}", "755", "0:0")),
        ];
        return [.. all.Distinct().OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    // /run is empty after a reboot, and a container whose folder is missing does not start.
    private static MachineFile RuntimeFolders(IEnumerable<MachineFolder> folders) => MachineFile.Open(
        "/etc/tmpfiles.d/undercast-services.conf",
        string.Concat(folders.Where(f => f.Path.StartsWith("/run/", StringComparison.Ordinal))
            .Select(f => $"d {f.Path} {f.Mode} {f.Owner.Replace(':', ' ')} -\n")));

    // Services of one component share files; two texts for one path would be a fault of the catalog.
    private static IEnumerable<ConfigurationFile> Distinct(IEnumerable<ConfigurationFile> files) => files
        .GroupBy(f => f.Path)
        .Select(same => same.Distinct().Count() == 1
            ? same.First()
            : throw new InvalidOperationException($"'{same.Key}' has two different contents"));

    private static UnitConfiguration Unit(ServiceDefinition service, string quadlet)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(quadlet));
        foreach (var file in service.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file.Path}\0{file.Mode}\0{file.Content}"));
        }

        return new(service.Name, service.Phase, quadlet, Convert.ToHexStringLower(hash.GetHashAndReset()), LifeSigns.Of(service));
    }
}
