namespace Undercast.Hosts;

/// <summary>Something on a host did not go as asked. Finer kinds say what; the message says it all, with the cure where one is known.</summary>
public abstract class HostException(string message, Exception? cause = null) : Exception(message, cause);
