namespace Undercast.Services.Roles;

/// <summary>A machine that stores. The first of them keeps the cluster together as well.</summary>
internal static class CephStorageRole
{
    private const string Name = "CephStorage";

    public static ServiceRole Role { get; } = Of("ceph-mon", "ceph-mgr", "ceph-osd", "ceph-mds");

    /// <summary>Of those after the first.</summary>
    public static ServiceRole Further { get; } = Of("ceph-osd");

    private static ServiceRole Of(params IReadOnlyList<string> services) => new(Name, services)
    {
        MachineFiles = OvercloudNetwork.Files,
        MachineTasks = OvercloudNetwork.Tasks,
    };
}
