namespace Undercast;

/// <summary>What one run of the program was asked to do otherwise.</summary>
/// <param name="BuildImages"><c>-b</c>: the overcloud's images are built here and now, whatever is in the cache or ready-made.</param>
/// <param name="SkipInspection"><c>--no-introspection</c>: nodes are made available with what the lab's files say of them.</param>
internal sealed record RunChoices(bool BuildImages = false, bool SkipInspection = false);
