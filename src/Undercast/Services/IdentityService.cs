namespace Undercast.Services;

/// <summary>How a component is listed in Keystone.</summary>
/// <param name="Type">The official service type (<c>compute</c>, <c>network</c>, …).</param>
/// <param name="Port">Where it listens: plain HTTP, internal.</param>
/// <param name="PublicPort">Where haproxy listens for it: TLS, public. TripleO's numbers.</param>
/// <param name="Path">What follows the port in its endpoints.</param>
internal sealed record IdentityService(string Type, int Port, int PublicPort, string Path = "");
