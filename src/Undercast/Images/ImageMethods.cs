using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Images.Recipes;

namespace Undercast.Images;

/// <summary>An image by the name of its recipe; <paramref name="Build"/> false: only look into the cache; <paramref name="Anew"/>: whether it is there or not.</summary>
internal sealed record ImageRequest(string Name, bool Build, bool Anew = false);

/// <summary>An archive of ready-made images: a file on the Hypervisor, or a URL.</summary>
internal sealed record ImageImportRequest(string Location, string? Sha256);

/// <summary>Images by the names of their folders.</summary>
internal sealed record ImageImportAnswer(IReadOnlyList<string> Images);

/// <summary>Where an image is on the Hypervisor: its folder, and the SHA-256 of each of its files; <paramref name="Folder"/> null: not there.</summary>
internal sealed record ImageAnswer(string? Folder, IReadOnlyDictionary<string, string> Sha256);

/// <summary>A disk of <paramref name="SizeGiB"/> at <paramref name="Path"/>, made from a disk image unless it is there.</summary>
internal sealed record MachineDiskRequest(string Image, string Path, int SizeGiB);

/// <summary>Whether the disk was made now.</summary>
internal sealed record MachineDiskAnswer(bool Made);

/// <summary>What the agent on the Hypervisor can be asked about images.</summary>
internal static class ImageMethods
{
    public static readonly AgentMethod<ImageRequest, ImageAnswer> Get = new("image-get", ImageMethodsJson.Default.ImageRequest, ImageMethodsJson.Default.ImageAnswer);

    public static readonly AgentMethod<MachineDiskRequest, MachineDiskAnswer> EnsureDisk =
        new("image-disk", ImageMethodsJson.Default.MachineDiskRequest, ImageMethodsJson.Default.MachineDiskAnswer);

    public static readonly AgentMethod<ImageImportRequest, ImageImportAnswer> Import =
        new("image-import", ImageMethodsJson.Default.ImageImportRequest, ImageMethodsJson.Default.ImageImportAnswer);

    /// <summary>What a lab cannot be built without.</summary>
    public static IReadOnlyList<ImageRecipe> OfLab { get; } = [HypervisorImage.Recipe, OpenStackImage.Recipe, MachineImage.Recipe, DeployImage.Recipe, VerificationImage.Recipe];

    private static readonly ImageRecipe[] Recipes = [.. OfLab, TempestImage.Recipe];

    public static AgentServer HandleImages(this AgentServer server, ICommandRunner host, TimeProvider clock) => server
        .Handle(Get, async (request, call) =>
        {
            var recipe = Find(request.Name);
            var builder = Builder(host, clock, call);
            var image = request switch
            {
                { Build: false } => builder.Find(recipe),
                { Anew: true } => await builder.BuildAnewAsync(recipe, call.Cancel),
                _ => await builder.GetAsync(recipe, call.Cancel),
            };
            return new ImageAnswer(image?.Folder, image?.Manifest.Files.ToDictionary(file => file.Name, file => file.Sha256) ?? []);
        })
        .Handle(Import, async (request, call) => new ImageImportAnswer(
            await new ImageArchive(host, new ImageCache(FileNames.ImageCache), clock).ImportAsync(request.Location, request.Sha256, call.Cancel)))
        .Handle(EnsureDisk, async (request, call) =>
        {
            return new MachineDiskAnswer(await new MachineDisk(host).EnsureAsync(InCache(request.Image), request.Path, request.SizeGiB, call.Cancel));
        });

    /// <summary>An image of this machine's cache, for what is uploaded from here.</summary>
    public static CachedImage InCache(string name)
    {
        var recipe = Find(name);
        return new ImageCache(FileNames.ImageCache).Find(recipe.Name, ContentHash.Of(recipe))
            ?? throw new FileNotFoundException($"the image '{name}' is not in {FileNames.ImageCache}: build it first");
    }

    private static ImageBuilder Builder(ICommandRunner host, TimeProvider clock, AgentCall call) =>
        new(host, FileNames.ImageCache, clock, told => call.Say($"{told.Image}: {told.Message}"));

    private static ImageRecipe Find(string name) => Array.Find(Recipes, recipe => recipe.Name == name)
        ?? throw new ArgumentException($"there is no image '{name}'; there are {string.Join(", ", Recipes.Select(recipe => recipe.Name))}");
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImageRequest))]
[JsonSerializable(typeof(ImageImportRequest))]
[JsonSerializable(typeof(ImageImportAnswer))]
[JsonSerializable(typeof(ImageAnswer))]
[JsonSerializable(typeof(MachineDiskRequest))]
[JsonSerializable(typeof(MachineDiskAnswer))]
internal sealed partial class ImageMethodsJson : JsonSerializerContext;
