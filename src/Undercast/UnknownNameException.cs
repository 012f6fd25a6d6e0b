namespace Undercast;

/// <summary>Asked for something that the lab does not have; the message says what it has.</summary>
internal sealed class UnknownNameException(string message) : Exception(message);
