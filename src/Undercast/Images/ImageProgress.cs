namespace Undercast.Images;

/// <summary>Something that happened while an image was built: which image, and what, in words for a person.</summary>
internal sealed record ImageProgress(string Image, string Message);
