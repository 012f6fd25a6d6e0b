using System.Text.Json.Serialization;

namespace Undercast.Images;

/// <summary>What is known about a finished image; written last, so that an image without it is not whole.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Hash">The recipe's hash.</param>
/// <param name="Files">Its files, relative to the image's folder; folders are not listed.</param>
/// <param name="Packages">Installed packages as name=version.</param>
/// <param name="BuildSeconds">How long it took.</param>
internal sealed record ImageManifest(string Name, string Hash, IReadOnlyList<ManifestFile> Files, IReadOnlyList<string> Packages, double BuildSeconds);

/// <summary>A file of an image. <paramref name="Length"/> in bytes, <paramref name="Sha256"/> in lower-case hexadecimal.</summary>
internal sealed record ManifestFile(string Name, long Length, string Sha256);

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ImageManifest))]
internal sealed partial class ImagesJson : JsonSerializerContext;
