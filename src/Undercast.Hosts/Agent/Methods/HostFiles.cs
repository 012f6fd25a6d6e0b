namespace Undercast.Hosts.Agent;

/// <summary>Files on the machine where the code runs, changed whole or not at all.</summary>
public static class HostFiles
{
    /// <summary>The content, or a piece of it.</summary>
    public static async Task<FileReadResult> ReadAsync(FileReadRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!File.Exists(request.Path))
        {
            return new FileReadResult(null, 0);
        }

        await using var file = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var size = file.CanSeek ? file.Length : 0;
        if (file.CanSeek)
        {
            file.Position = request.Offset < 0 ? Math.Max(0, size + request.Offset) : request.Offset;
        }

        // Files of /proc and /sys say that they are empty: read until the end, not until the length.
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (content.Length < request.Limit
            && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, request.Limit - content.Length)), cancel) is > 0 and var count)
        {
            await content.WriteAsync(buffer.AsMemory(0, count), cancel);
        }

        return new FileReadResult(content.ToArray(), Math.Max(size, content.Length));
    }

    /// <summary>Makes the file exactly so.</summary>
    public static async Task<FileWriteResult> WriteAsync(FileWriteRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var owner = request.Owner is { } name ? FileOwner.Parse(name) : null;
        var same = File.Exists(request.Path) && await SameAsync(request, cancel);
        if (same && File.GetUnixFileMode(request.Path) == request.Mode && (owner is null || FileOwner.Of(request.Path).Covers(owner)))
        {
            return new FileWriteResult(false);
        }

        var directory = Path.GetDirectoryName(Path.GetFullPath(request.Path)) ?? "/";
        Directory.CreateDirectory(directory);
        var before = owner ?? (File.Exists(request.Path) ? FileOwner.Of(request.Path) : null);
        // Beside the target, for a rename across file systems is no rename; with a leading dot, for *.conf folders read the others.
        var partial = Path.Combine(directory, $".{Path.GetFileName(request.Path)}.{Guid.NewGuid():N}");
        try
        {
            // Nobody else may open it before it has its mode and owner.
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            await using (var file = new FileStream(partial, options))
            {
                await file.WriteAsync(request.Content, cancel);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            before?.Apply(partial);
            // After the owner: chown clears set-id bits.
            File.SetUnixFileMode(partial, request.Mode);
            File.Move(partial, request.Path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }

        return new FileWriteResult(true);
    }

    /// <summary>What is at the path.</summary>
    public static FileExistsResult Look(string path) =>
        Directory.Exists(path) ? new FileExistsResult(true, true, 0)
        : File.Exists(path) ? new FileExistsResult(true, false, new FileInfo(path).Length)
        : new FileExistsResult(false, false, 0);

    private static async Task<bool> SameAsync(FileWriteRequest request, CancellationToken cancel) =>
        new FileInfo(request.Path) is { LinkTarget: null } file && file.Length == request.Content.Length
        && (await File.ReadAllBytesAsync(request.Path, cancel)).AsSpan().SequenceEqual(request.Content);
}
