using System.Globalization;

namespace Undercast.Steps;

/// <summary>
/// Keeps two runs of one lab from working at the same time. The kernel holds the lock (flock), so it ends with its process, however that
/// ends; a file beside it says who holds it, because a locked file cannot be opened to be read.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _holder;

    private RunLock(FileStream stream, string holder)
    {
        _stream = stream;
        _holder = holder;
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The lock's file; it stays when the lock is gone, and means nothing then.</param>
    /// <param name="purpose">What the lock is for, told to whoever finds it taken: <c>undercast up</c>.</param>
    /// <exception cref="RunLockedException">Another process holds it.</exception>
    public static RunLock Take(string path, string purpose)
    {
        var holder = path + ".holder";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw RunLockedException.Describe(holder, e);
        }

        File.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {purpose}\n"));
        return new RunLock(stream, holder);
    }

    public void Dispose()
    {
        // In this order: once the lock is gone, the next holder's note may already be there.
        File.Delete(_holder);
        _stream.Dispose();
    }
}
