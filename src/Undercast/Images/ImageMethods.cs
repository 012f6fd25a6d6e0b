using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Images.Recipes;

namespace Undercast.Images;

/// <summary>An image by the name of its recipe; <paramref name="Build"/> false: only look into the cache.</summary>
internal sealed record ImageRequest(string Name, bool Build);

/// <summary>Where an image is on the Hypervisor: its folder, and the SHA-256 of each of its files; <paramref name="Folder"/> null: not there.</summary>
internal sealed record ImageAnswer(string? Folder, IReadOnlyDictionary<string, string> Sha256);

/// <summary>What the agent on the Hypervisor can be asked about images.</summary>
internal static class ImageMethods
{
    public static readonly AgentMethod<ImageRequest, ImageAnswer> Get = new("image-get", ImageMethodsJson.Default.ImageRequest, ImageMethodsJson.Default.ImageAnswer);

    private static readonly ImageRecipe[] Recipes = [HypervisorImage.Recipe, OpenStackImage.Recipe, MachineImage.Recipe, DeployImage.Recipe];

    public static AgentServer HandleImages(this AgentServer server, ICommandRunner host, TimeProvider clock) =>
        server.Handle(Get, async (request, call) =>
        {
            var recipe = Recipes.Single(recipe => recipe.Name == request.Name);
            var builder = new ImageBuilder(host, FileNames.ImageCache, clock, told => call.Say($"{told.Image}: {told.Message}"));
            var image = request.Build ? await builder.GetAsync(recipe, call.Cancel) : builder.Find(recipe);
            return new ImageAnswer(image?.Folder, image?.Manifest.Files.ToDictionary(file => file.Name, file => file.Sha256) ?? []);
        });
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImageRequest))]
[JsonSerializable(typeof(ImageAnswer))]
internal sealed partial class ImageMethodsJson : JsonSerializerContext;
