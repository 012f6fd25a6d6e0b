namespace Undercast.OpenStack.Manila;

/// <summary>Where a share can be mounted from.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/shared-file-system/#share-export-locations-since-api-v2-9"/>
/// <param name="Path">For CephFS <c>MONITORS:/volumes/_nogroup/…</c>.</param>
/// <param name="Preferred">The back end's choice.</param>
public sealed record ExportLocation(string Path, bool Preferred);
