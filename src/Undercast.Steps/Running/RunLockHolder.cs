using System.Globalization;

namespace Undercast.Steps;

/// <summary>The note beside a lock that says who holds it. It may outlive its process; the lock never does.</summary>
internal sealed record RunLockHolder(int ProcessId, string Purpose)
{
    public bool IsAlive => Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}"));

    public static RunLockHolder? Read(string path)
    {
        string[] words;
        try
        {
            words = File.ReadAllText(path).Trim().Split(' ', 2);
        }
        catch (IOException)
        {
            return null;
        }

        return words is [var pid, var purpose] && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(id, purpose)
            : null;
    }

    public void Write(string path)
    {
        try
        {
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{ProcessId} {Purpose}\n"));
        }
        catch (IOException)
        {
            // A full disk. The lock itself holds; only its message will not name this process.
        }
    }

    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // The run removed the lab, and its folder with it.
        }
    }
}
