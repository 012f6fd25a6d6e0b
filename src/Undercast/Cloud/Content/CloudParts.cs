namespace Undercast.Cloud.Content;

/// <summary>All parts of what `configure-overcloud` makes.</summary>
internal static class CloudParts
{
    public static IReadOnlyList<CloudPart> All { get; } = [ComputeContent.Part, ImageContent.Part, FlavorContent.Part, NetworkContent.Part, StorageTypeContent.Part, QuotaContent.Part];

    public static CloudPart Find(string name) => All.FirstOrDefault(part => part.Name == name)
        ?? throw new ArgumentException($"the cloud has no part '{name}'; it has {string.Join(", ", All.Select(part => part.Name))}");
}
