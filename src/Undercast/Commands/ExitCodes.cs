namespace Undercast.Commands;

/// <summary>What scripts are told; the cause is in the message.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Stopped = 130;
}
