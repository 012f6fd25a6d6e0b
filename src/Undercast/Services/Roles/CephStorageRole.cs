namespace Undercast.Services.Roles;

/// <summary>A machine that stores.</summary>
internal static class CephStorageRole
{
    public static ServiceRole Role { get; } = new("CephStorage", ["ceph-mon", "ceph-mgr", "ceph-osd", "ceph-mds"]);
}
