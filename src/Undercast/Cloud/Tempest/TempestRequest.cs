using Undercast.Services;

namespace Undercast.Cloud.Tempest;

/// <summary>The cloud that Tempest shall try.</summary>
/// <param name="Cloud">The way in.</param>
/// <param name="Region">Of its endpoints.</param>
/// <param name="Tree">Tempest's root file system on the Hypervisor.</param>
internal sealed record TempestRequest(CloudAccess Cloud, string Region, string Tree);
