namespace Undercast.Hosts.Agent;

/// <summary>A line of the channel: a message, or text that someone else wrote into it.</summary>
internal sealed record AgentLine(AgentMessage? Message, string Stray);
