using System.Text;
using CsCheck;
using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class JournalTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task What_is_written_is_read_by_the_next_run()
    {
        _bench.OpenJournal().Write("address", new Learned("undercloud-0", 24), TestJson.Default.Learned);

        Assert.Equal(new Learned("undercloud-0", 24), await _bench.OpenJournal().ReadAsync("address", TestJson.Default.Learned));
    }

    [Fact]
    public async Task What_was_never_written_or_was_removed_is_null()
    {
        var journal = _bench.OpenJournal();
        Assert.Null(await journal.ReadAsync("address", TestJson.Default.Learned));
        journal.Write("address", new Learned("a", 1), TestJson.Default.Learned);
        journal.Write("address", null, TestJson.Default.Learned);

        Assert.Null(await _bench.OpenJournal().ReadAsync("address", TestJson.Default.Learned));
    }

    [Fact]
    public async Task A_record_of_another_shape_is_ignored_with_a_warning()
    {
        _bench.OpenJournal().Write("address", "text", TestJson.Default.String);

        Assert.Null(await _bench.OpenJournal().ReadAsync("address", TestJson.Default.Learned));
        Assert.Contains("the record 'address' has another shape", Assert.Single(_bench.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_journal_is_put_aside_with_a_warning()
    {
        File.WriteAllText(_bench.JournalPath, "{ \"records\": ");

        _bench.OpenJournal();

        Assert.False(File.Exists(_bench.JournalPath));
        Assert.Equal("{ \"records\": ", File.ReadAllText(_bench.JournalPath + ".damaged-20260102T030405Z"));
        Assert.Contains("was renamed to", Assert.Single(_bench.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_cut_off_at_any_byte_still_opens()
    {
        _bench.OpenJournal().Write("address", new Learned("undercloud-0", 24), TestJson.Default.Learned);
        var whole = await File.ReadAllBytesAsync(_bench.JournalPath, TestContext.Current.CancellationToken);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(_bench.JournalPath, whole[..length], TestContext.Current.CancellationToken);

            Assert.Null(await _bench.OpenJournal().ReadAsync("address", TestJson.Default.Learned));
        }

        Assert.Equal(whole.Length, _bench.Warnings.Count);
    }

    [Fact]
    public void A_journal_of_any_bytes_opens_and_can_be_written()
    {
        string[] nearMisses = ["null", "[]", "{}", "{\"records\":null}", "{\"durations\":{\"a\":\"b\"}}", "{\"records\":{\"a\":null}}"];
        Gen.OneOf(Gen.Byte.Array[0, 200], Gen.Int[0, nearMisses.Length - 1].Select(i => Encoding.UTF8.GetBytes(nearMisses[i])))
            .Sample(
                bytes =>
                {
                    File.WriteAllBytes(_bench.JournalPath, bytes);
                    _bench.OpenJournal().Write("n", new Learned("x", 1), TestJson.Default.Learned);
                    Assert.NotNull(_bench.OpenJournal().ReadAsync("n", TestJson.Default.Learned).AsTask().Result);
                },
                iter: 300,
                threads: 1);
    }

    [Fact]
    public async Task A_half_written_replacement_does_not_touch_the_journal()
    {
        _bench.OpenJournal().Write("address", new Learned("a", 1), TestJson.Default.Learned);
        await File.WriteAllTextAsync(_bench.JournalPath + ".partial", "{", TestContext.Current.CancellationToken);

        var journal = _bench.OpenJournal();
        Assert.NotNull(await journal.ReadAsync("address", TestJson.Default.Learned));
        journal.Write("address", new Learned("b", 2), TestJson.Default.Learned);
        Assert.Equal("b", (await _bench.OpenJournal().ReadAsync("address", TestJson.Default.Learned))?.Name);
        Assert.Empty(_bench.Warnings);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_a_warning_and_still_serves_this_run()
    {
        // A file where its folder should be, as no permission stops root.
        var blocked = Path.Combine(_bench.Folder, "file");
        await File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        var journal = Journal.Open(Path.Combine(blocked, "journal.json"), _bench.Clock, _bench.Warnings.Add);

        journal.Write("address", new Learned("a", 1), TestJson.Default.Learned);

        Assert.NotNull(await journal.ReadAsync("address", TestJson.Default.Learned));
        Assert.Contains("cannot write", Assert.Single(_bench.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        _bench.OpenJournal().Write("address", new Learned("a", 1), TestJson.Default.Learned);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_bench.JournalPath));
    }
}
