namespace Undercast.Services;

/// <summary>What haproxy publishes beside the endpoints in Keystone's catalog.</summary>
/// <param name="Name">Of the frontend.</param>
/// <param name="Port">Where the service listens: plain HTTP, internal.</param>
/// <param name="PublicPort">Where haproxy listens for it: TLS, public.</param>
internal sealed record WebPage(string Name, int Port, int PublicPort);
