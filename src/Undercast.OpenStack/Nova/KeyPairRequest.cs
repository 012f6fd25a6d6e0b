namespace Undercast.OpenStack.Nova;

/// <summary>What a key pair should be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PublicKey">The line of the .pub file.</param>
/// <param name="Type"><c>ssh</c> or <c>x509</c>.</param>
public sealed record KeyPairRequest(string Name, string PublicKey, string Type = "ssh");
