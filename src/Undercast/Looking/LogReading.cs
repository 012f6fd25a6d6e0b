using System.Text;
using System.Text.RegularExpressions;

namespace Undercast.Looking;

/// <summary>Reads log files of this machine: the last lines of all of them in the order of their times, and those to come.</summary>
internal sealed class LogReading(LogRequest request, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    // The last lines of a file are near its end; a search must read all of it.
    private const long LongLine = 400;

    private readonly Regex? pattern = request.Pattern is { } text ? new Regex(text, RegexOptions.CultureInvariant, PatternLimit) : null;

    public async Task<int> TellAsync(Action<string> tell, CancellationToken cancel)
    {
        var tails = request.Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => new Tail(source.Key, source.Value)).ToList();
        List<(string Source, LogLine Line)> found = [];
        foreach (var tail in tails)
        {
            tail.SkipTo(pattern is null && request.Since is null ? Math.Max(64, request.Lines) * LongLine : long.MaxValue);
            found.AddRange(tail.ReadNew().Where(Wanted).Select(line => (tail.Name, line)).TakeLast(request.Lines));
        }

        // A stable order: lines without a time stay behind the one before them.
        var last = found.OrderBy(it => it.Line.At ?? DateTimeOffset.MinValue).TakeLast(request.Lines).ToList();
        last.ForEach(it => tell(Shown(it.Source, it.Line)));
        var told = last.Count;
        while (request.Follow)
        {
            await Task.Delay(BetweenLooks, clock, cancel);
            foreach (var (name, line) in tails.SelectMany(tail => tail.ReadNew().Where(Wanted).Select(line => (tail.Name, line))))
            {
                tell(Shown(name, line));
                told++;
            }
        }

        return told;
    }

    private bool Wanted(LogLine line) => (pattern is null || pattern.IsMatch(line.Text)) && (request.Since is not { } since || line.At is null || line.At >= since);

    private string Shown(string source, LogLine line) => request.Sources.Count == 1 ? line.Text : $"{source}: {line.Text}";

    /// <summary>One file, and how far it was read. A file that became shorter was begun anew.</summary>
    private sealed class Tail(string name, string path)
    {
        private long position;
        private DateTimeOffset? lastTime;

        public string Name => name;

        public void SkipTo(long fromEnd)
        {
            if (File.Exists(path) && new FileInfo(path).Length - fromEnd is > 0 and var start)
            {
                position = start;
            }
        }

        public List<LogLine> ReadNew()
        {
            List<LogLine> lines = [];
            if (!File.Exists(path))
            {
                return lines;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            position = file.Length < position ? 0 : position;
            file.Position = position;
            var bytes = new byte[file.Length - position];
            var end = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).LastIndexOf((byte)'\n') + 1;
            position += end;
            foreach (var text in Encoding.UTF8.GetString(bytes, 0, end).Split('\n').SkipLast(1))
            {
                var line = LogLine.Parse(text.TrimEnd('\r'));
                lastTime = line.At ?? lastTime;
                lines.Add(line with { At = lastTime });
            }

            return lines;
        }
    }
}
