using System.Threading.Channels;

namespace Undercast.Machines.Consoles;

/// <summary>
/// A view of a console: what is said comes out of it, what is written to it is typed. A viewer that does not read loses what is
/// oldest; it never holds up the machine.
/// </summary>
internal sealed class ConsoleStream(Action<ReadOnlyMemory<byte>> type, Action<ConsoleStream> close) : Stream
{
    private readonly Channel<byte[]> said = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
    private ReadOnlyMemory<byte> rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The machine has said something.</summary>
    public void Show(byte[] bytes) => said.Writer.TryWrite(bytes);

    /// <summary>The console is taken away; reading ends.</summary>
    public void End() => said.Writer.TryComplete();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (rest.Length == 0)
        {
            if (!await said.Reader.WaitToReadAsync(cancellationToken))
            {
                return 0;
            }

            if (said.Reader.TryRead(out var next))
            {
                rest = next;
            }
        }

        var length = Math.Min(buffer.Length, rest.Length);
        rest[..length].CopyTo(buffer);
        rest = rest[length..];
        return length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        type(buffer);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => type(buffer.AsMemory(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
            close(this);
        }

        base.Dispose(disposing);
    }
}
