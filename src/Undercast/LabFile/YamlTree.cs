using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Undercast.LabFile;

/// <summary>A node of lab.yaml and the line it starts at, counted from 1.</summary>
internal abstract record YamlValue(int Line)
{
    /// <summary>For faults: the text, or what it is instead.</summary>
    public abstract string Shown { get; }
}

/// <summary>A single value; <paramref name="Plain"/> if it has no quotes.</summary>
internal sealed record YamlText(string Text, bool Plain, int Line) : YamlValue(Line)
{
    public override string Shown => Text;

    /// <summary>True if nothing is written there.</summary>
    public bool IsNull => Plain && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line) : YamlValue(Line)
{
    public override string Shown => "a list";
}

/// <summary>A map, keys as often as they were written.</summary>
internal sealed record YamlMap(IReadOnlyList<(YamlText Key, YamlValue Value)> Entries, int Line) : YamlValue(Line)
{
    public override string Shown => "a map";
}

/// <summary>
/// Reads YAML into values with lines. YamlDotNet's own representation model stops at the first key that is there twice, and follows aliases;
/// this one keeps both keys so that both lines can be told, and has no aliases, which a lab needs none of.
/// </summary>
internal static class YamlTree
{
    // A lab is four levels deep; a file of 100,000 brackets must not end the program.
    private const int Deepest = 16;

    private const string Rule = "must be plain YAML";

    /// <summary>The document; null if it is empty or there is a fault.</summary>
    public static YamlValue? Read(string file, string text, ICollection<Fault> faults)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = Value(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                throw new YamlException(second.Start, second.End, "one document is enough: remove what starts here");
            }

            return root;
        }
        catch (YamlException e)
        {
            faults.Add(new Fault(file, (int)e.Start.Line, "", Rule, "", Reason(e)));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner meets some of what is wrong inside {} and [], and of tags, with these; it got as far as its last event.
            faults.Add(new Fault(file, (int)(parser.Current?.End.Line ?? 1), "", Rule, "", "something is wrong inside the {} or [] around here, or with a word that starts with !"));
            return null;
        }
    }

    private static YamlValue Value(Parser parser, int depth)
    {
        var at = parser.Current ?? throw new YamlException("ends too early");
        if (depth > Deepest)
        {
            throw new YamlException(at.Start, at.End, $"a lab is at most {Deepest} levels deep");
        }

        if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw new YamlException(at.Start, at.End, "write the value out: anchors, aliases and tags are not known here");
        }

        var line = (int)at.Start.Line;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlText(scalar.Value, scalar.Style == ScalarStyle.Plain, line);
        }

        return parser.TryConsume<SequenceStart>(out _) ? List(parser, line, depth) : Map(parser, line, depth);
    }

    private static YamlList List(Parser parser, int line, int depth)
    {
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(parser, depth + 1));
        }

        return new YamlList(items, line);
    }

    private static YamlMap Map(Parser parser, int line, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = new List<(YamlText, YamlValue)>();
        while (!parser.TryConsume<MappingEnd>(out var end))
        {
            var at = parser.Current;
            var key = Value(parser, depth + 1) as YamlText ?? throw new YamlException(at!.Start, at.End, "a key is a word");
            entries.Add((key, Value(parser, depth + 1)));
        }

        return new YamlMap(entries, line);
    }

    // YamlDotNet's messages start with upper case, and some end with a full stop.
    private static string Reason(YamlException e) =>
        e.Message.Length == 0 ? "" : char.ToLowerInvariant(e.Message[0]) + e.Message[1..].TrimEnd('.');
}
