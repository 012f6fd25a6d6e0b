using Undercast.Looking;

namespace Undercast.Tests.Looking;

/// <summary>Logs of several services, told as one.</summary>
public sealed class LogReadingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("undercast-logs-").FullName;

    [Fact]
    public async Task Lines_of_several_files_come_in_the_order_of_their_times()
    {
        var request = Request(("nova", "2026-01-01T10:00:01.5+00:00 stdout F one\n2026-01-01T10:00:03+00:00 stderr F three\n"), ("heat", "2026-01-01T10:00:02+00:00 stdout F two\n"));

        Assert.Equal(["nova: one", "heat: two", "nova: three"], await ReadAsync(request));
    }

    [Fact]
    public async Task Only_the_last_lines_of_all_together_are_told() =>
        Assert.Equal(["three"], await ReadAsync(Request(("nova", "2026-01-01T10:00:01+00:00 stdout F one\n2026-01-01T10:00:03+00:00 stdout F three\n")) with { Lines = 1 }));

    [Fact]
    public async Task A_pattern_and_an_age_leave_out_what_they_say()
    {
        var request = Request(("nova", "2026-01-01T10:00:01+00:00 stdout F ERROR old\n2026-01-01T10:00:03+00:00 stdout F ERROR new\n2026-01-01T10:00:04+00:00 stdout F fine\n"));

        Assert.Equal(["ERROR new"], await ReadAsync(request with { Pattern = "ERR", Since = DateTimeOffset.Parse("2026-01-01T10:00:02Z", null) }));
    }

    [Fact]
    public async Task A_line_that_is_not_yet_whole_waits() => Assert.Equal(["whole"], await ReadAsync(Request(("nova", "whole\nhal"))));

    [Fact]
    public async Task A_file_that_is_not_there_is_no_fault() =>
        Assert.Empty(await ReadAsync(new LogRequest(new Dictionary<string, string> { ["nova"] = Path.Combine(folder, "none") }, 10, null, null, false)));

    [Fact]
    public void A_line_without_podmans_form_keeps_its_text()
    {
        var line = LogLine.Parse("2026-01-01 10:00:01.123 12 ERROR nova");

        Assert.Equal("2026-01-01 10:00:01.123 12 ERROR nova", line.Text);
        Assert.Equal(1, line.At!.Value.Second);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LogRequest Request(params (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), content);
        }

        return new(files.ToDictionary(file => file.Name, file => Path.Combine(folder, file.Name)), 10, null, null, Follow: false);
    }

    private static async Task<List<string>> ReadAsync(LogRequest request)
    {
        List<string> told = [];
        await new LogReading(request, TimeProvider.System).TellAsync(told.Add, TestContext.Current.CancellationToken);
        return told;
    }
}
