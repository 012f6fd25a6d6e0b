using Undercast.Services;

namespace Undercast.Cloud;

/// <summary>A part of what the cloud should hold.</summary>
/// <param name="Cloud">The way in.</param>
/// <param name="Part">Its name.</param>
/// <param name="Networks">The addresses.</param>
/// <param name="Image">The verification image on the Hypervisor; null while it is not built.</param>
/// <param name="DryRun">Only tell what would change.</param>
internal sealed record CloudRequest(CloudAccess Cloud, string Part, CloudNetworks Networks, CloudImage? Image, bool DryRun);

/// <summary>A disk image that should be in Glance.</summary>
/// <param name="Path">Its file, raw, on the Hypervisor.</param>
/// <param name="Sha256">Of its content.</param>
internal sealed record CloudImage(string Path, string Sha256);

/// <summary>Compute hosts that leave the cloud.</summary>
internal sealed record ComputeDepartureRequest(CloudAccess Cloud, IReadOnlyList<string> Hosts);
