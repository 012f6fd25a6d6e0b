using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class StepContextTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_flood_of_progress_is_thinned_but_its_end_is_always_told()
    {
        var context = _bench.Context("copy");
        for (var i = 1; i <= 1000; i++)
        {
            _bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
            context.Progress(i, 1000);
        }

        var told = _bench.Recorder.Events.Cast<StepProgress>().ToList();
        Assert.Equal([1, 201, 401, 601, 801, 1000], told.Select(progress => progress.Bytes));
        Assert.Equal(1.0, told[^1].Fraction);
    }

    [Fact]
    public void Bytes_of_an_unknown_total_have_no_fraction()
    {
        _bench.Context("copy").Progress(4096, null);

        Assert.Equal(new StepProgress(_bench.Clock.GetUtcNow(), "copy", null, 4096, null), Assert.Single(_bench.Recorder.Events));
    }

    [Theory]
    [InlineData(0.04, "0 s")]
    [InlineData(1.25, "1.3 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.6, "1 min")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(3600, "1 h")]
    [InlineData(7805, "2 h 10 min")]
    [InlineData(90000, "25 h")]
    public void Times_are_told_as_people_read_them(double seconds, string text) => Assert.Equal(text, Durations.Text(TimeSpan.FromSeconds(seconds)));
}
