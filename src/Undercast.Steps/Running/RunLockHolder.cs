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

        return words is [var pid, var purpose] && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id, purpose) : null;
    }

    public void Write(string path) => File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{ProcessId} {Purpose}\n"));
}
