using System.Text;

namespace Undercast.Hosts;

/// <summary>Text that grows at its end and, past a limit, forgets its beginning. Safe to read while it is written.</summary>
internal sealed class TextTail(int limit)
{
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();

    public void Append(ReadOnlySpan<char> more)
    {
        lock (gate)
        {
            text.Append(more);
            if (text.Length > limit && text.Length - limit > limit / 4)
            {
                text.Remove(0, text.Length - limit);
            }
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return text.Length > limit ? text.ToString(text.Length - limit, limit) : text.ToString();
        }
    }
}
