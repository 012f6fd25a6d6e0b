namespace Undercast.Images;

/// <summary>A file that goes into an image. <paramref name="Path"/> is relative to its root; owner is root.</summary>
internal sealed record ImageFile(string Path, byte[] Content, UnixFileMode Mode);
