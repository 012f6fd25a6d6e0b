namespace Undercast.Steps;

/// <summary>
/// Keeps two runs of one lab from working at the same time. The kernel holds the lock (flock), so it ends with its process, however that
/// ends; a file beside it says who holds it, because a locked file cannot be opened to be read.
/// </summary>
public sealed class RunLock : IDisposable
{
    // EWOULDBLOCK, which is what .NET passes on when another holds the lock.
    private const int HeldByAnother = 11;

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
        catch (IOException e) when (e.HResult == HeldByAnother)
        {
            throw RunLockedException.Describe(holder, e);
        }

        new RunLockHolder(Environment.ProcessId, purpose).Write(holder);
        return new RunLock(stream, holder);
    }

    /// <summary>The process that holds the lock, for readers such as a status page; null: none does.</summary>
    public static int? HolderOf(string path) => RunLockHolder.Read(path + ".holder") is { } note && note.IsAlive ? note.ProcessId : null;

    public void Dispose()
    {
        // In this order: once the lock is gone, the next holder's note may already be there.
        RunLockHolder.Delete(_holder);
        _stream.Dispose();
    }
}
