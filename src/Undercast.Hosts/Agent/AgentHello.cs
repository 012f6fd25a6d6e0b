namespace Undercast.Hosts.Agent;

/// <summary>Who answers at the other end.</summary>
/// <param name="Protocol">Version of the channel's protocol.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Hash">SHA-256 of the program's file, lower-case hexadecimal.</param>
public sealed record AgentHello(int Protocol, string Version, string Hash)
{
    /// <summary>The protocol of this code.</summary>
    public const int CurrentProtocol = 1;
}
