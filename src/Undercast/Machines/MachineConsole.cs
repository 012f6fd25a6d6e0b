namespace Undercast.Machines;

/// <summary>The console of the machine itself, which can be read from outside while nothing else of it answers.</summary>
internal static class MachineConsole
{
    /// <summary>What a line of ours begins with there.</summary>
    public const string Mark = "undercast: ";

    private const string Device = "/dev/console";

    /// <summary>Writes a line; a machine without a console goes without.</summary>
    public static void Say(string line)
    {
        try
        {
            using var console = new StreamWriter(new FileStream(Device, FileMode.Open, FileAccess.Write));
            // It stands in a line of its own, whatever was written before.
            console.Write($"\r\n{Mark}{line}\r\n");
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
        }
    }
}
