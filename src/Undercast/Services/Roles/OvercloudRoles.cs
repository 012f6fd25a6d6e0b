namespace Undercast.Services.Roles;

/// <summary>The overcloud's roles, in the order in which their machines are listed.</summary>
internal static class OvercloudRoles
{
    public static IReadOnlyList<ServiceRole> All { get; } = [ControllerRole.Role, ComputeRole.Role, CephStorageRole.Role];
}
