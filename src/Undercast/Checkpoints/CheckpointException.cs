namespace Undercast.Checkpoints;

/// <summary>There is no such checkpoint, or it cannot be taken or restored; nothing was changed.</summary>
internal sealed class CheckpointException(string message) : Exception(message);
