using Undercast.Hosts;
using Undercast.Services;
using Undercast.Services.Apply;
using Undercast.Services.Render;
using Undercast.Tests.Hosts;

namespace Undercast.Tests.Services;

public sealed class UnitStartTests : IDisposable
{
    private static readonly UnitConfiguration Unit = new("mariadb", StartPhase.Foundations, "", "as wanted", new([], null, null));

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("active", true)]
    [InlineData("activating", false)]
    [InlineData("failed", false)]
    public async Task Only_what_runs_is_done(string state, bool done)
    {
        var (start, _) = await AppliedAsync(state);
        using (start)
        {
            Assert.Equal(done, await start.IsSoAsync([Unit], Cancel));
        }
    }

    [Theory]
    [InlineData("activating", "reset-failed,healthcheck")]
    [InlineData("failed", "reset-failed,restart,healthcheck")]
    [InlineData("active", "")]
    public async Task What_systemd_starts_again_is_waited_for_and_not_started_once_more(string state, string commands)
    {
        var (start, host) = await AppliedAsync(state);
        using (start)
        {
            var started = await start.StartAsync([Unit], Cancel);

            Assert.Equal(commands, string.Join(',', host.Asked));
            Assert.Equal(commands.Length > 0 ? [Unit.Name] : [], started);
        }
    }

    [Fact]
    public async Task A_service_lacks_a_sign_of_life_until_a_connection_is_its_own()
    {
        var unit = Unit with { Signs = new([], 5672, null) };
        using var signs = new LifeSignsSearch(new MachineSockets(folder.Root));

        MachineSocketsTests.Write(folder, MachineSocketsTests.Connection(5672, 17), unit.Service, "socket:[18]");
        Assert.NotNull(await signs.MissingAsync(unit, Cancel));

        MachineSocketsTests.Write(folder, MachineSocketsTests.Connection(5672, 18), unit.Service, "socket:[18]");
        Assert.Null(await signs.MissingAsync(unit, Cancel));
    }

    private async Task<(UnitStart Start, Systemd Host)> AppliedAsync(string state)
    {
        var host = new Systemd(state);
        var files = new FileApplication(host, folder.Root);
        await files.RecordAsync(Unit, Cancel);
        return (new UnitStart(host, files, new MachineSockets(folder.Root), TimeProvider.System, _ => { }), host);
    }

    /// <summary>A systemd whose unit is in that state until it is given up or started.</summary>
    private sealed class Systemd(string state) : ICommandRunner
    {
        private string now = state;

        /// <summary>What was asked of it beside the state.</summary>
        public List<string> Asked { get; } = [];

        public Task<CommandResult> RunAsync(Command command, CancellationToken cancel)
        {
            var verb = command.Arguments[0];
            var output = "";
            if (verb == "is-active")
            {
                output = $"{now}\n";
                now = now == "activating" ? "active" : now;
            }
            else
            {
                Asked.Add(verb);
                now = verb == "restart" ? "active" : now;
            }

            return Task.FromResult(new CommandResult(0, output, "", TimeSpan.Zero));
        }

        public Task<CommandResult> StreamAsync(Command command, Action<string> line, CancellationToken cancel) => RunAsync(command, cancel);
    }
}
