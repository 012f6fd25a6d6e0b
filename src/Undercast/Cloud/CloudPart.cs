namespace Undercast.Cloud;

/// <summary>A part of the cloud's content that is looked after as one.</summary>
/// <param name="Name">Its name, and its step's.</param>
/// <param name="Description">What there is afterwards.</param>
/// <param name="EnsureAsync">Asks for it, and makes what is missing.</param>
internal sealed record CloudPart(string Name, string Description, Func<Ensuring, Task> EnsureAsync);
