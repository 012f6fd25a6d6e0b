using System.Text;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.OpenStack;

namespace Undercast.Cloud.Tempest;

/// <summary>Tempest ended without having tried anything.</summary>
internal sealed class TempestFailedException(string message) : HostException(message);

/// <summary>
/// Runs Tempest's smoke set against the cloud, from the Hypervisor: 1. its configuration out of what the cloud has; 2. a container on its own
/// root file system, of which nothing is changed; 3. its output, a test a line.
/// </summary>
/// <param name="cloud">The cloud.</param>
/// <param name="host">Where the container runs.</param>
/// <param name="folder">Where configuration, log and results are kept, there.</param>
/// <param name="clock">The time.</param>
/// <param name="say">Told each test that ends.</param>
internal sealed class TempestRun(OpenStackCloud cloud, ICommandRunner host, string folder, TimeProvider clock, Action<string> say)
{
    /// <summary>
    /// The first three log in to the guest by ssh, which the verification image has no server for; the last changes the project of a credential,
    /// which the schema of Debian 13's Keystone (27.0.0) has no word for.
    /// </summary>
    public const string LeftOut = @"tempest\.scenario\.test_(network|server|security_groups)_basic_ops|CredentialsTestJSON\.test_credentials_create_get_update_delete";

    private const string Inside = "/work";
    private const int TailLines = 15;

    /// <exception cref="TempestFailedException">No test was run.</exception>
    public async Task<TempestReport> RunAsync(TempestRequest request, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();

        // 1.
        var configuration = await ConfigurationAsync(request, cancel);
        await WriteAsync("tempest.conf", configuration.Render(Inside).ToString(), cancel);
        await WriteAsync("ca.pem", request.Cloud.AuthorityPem ?? "", cancel);

        // 2.
        var command = new Command(
            "podman", "run", "--rm", "--replace", "--name", "undercast-tempest", "--network", "host", "--volume", $"{folder}:{Inside}", "--workdir", Inside, "--rootfs", $"{request.Tree}:O",
            "tempest", "run", "--config-file", $"{Inside}/tempest.conf", "--smoke", "--exclude-regex", LeftOut, "--concurrency", "2")
        {
            AllowFailure = true,
            Secrets = [request.Cloud.Password],
        };

        // 3.
        var output = new TempestOutput();
        var last = new Queue<string>();
        var result = await host.StreamAsync(command, Take, cancel);
        if (output.Tests.Count == 0)
        {
            throw new TempestFailedException($"tempest ended with exit code {result.ExitCode} and ran no test:\n{string.Join('\n', last)}");
        }

        return new TempestReport(output.Tests) { Seconds = clock.GetElapsedTime(start).TotalSeconds };

        void Take(string line)
        {
            last.Enqueue(line);
            while (last.Count > TailLines)
            {
                last.Dequeue();
            }

            if (output.Read(line) is { } test)
            {
                say($"{output.Tests.Count}: {test.Ending.ToString().ToLowerInvariant()} {test.Name}");
            }
        }
    }

    private async Task<TempestConfiguration> ConfigurationAsync(TempestRequest request, CancellationToken cancel)
    {
        var flavors = await cloud.Compute.Flavors.ListAsync(cancel);
        return new(
            request.Cloud.AuthUrl,
            request.Cloud.Password,
            request.Region,
            Found(await cloud.Image.Images.FindAsync(CloudNames.Image, cancel), "image", CloudNames.Image).Id,
            Found(flavors.FirstOrDefault(flavor => flavor.Name == CloudNames.SmallestFlavor), "flavor", CloudNames.SmallestFlavor).Id,
            Found(flavors.FirstOrDefault(flavor => flavor.Name == CloudNames.SmallFlavor), "flavor", CloudNames.SmallFlavor).Id,
            Found(await cloud.Network.Networks.FindAsync(CloudNames.Public, cancel), "network", CloudNames.Public).Id,
            [.. (await cloud.Network.Extensions.ListAsync(cancel)).Select(extension => extension.Alias).Order(StringComparer.Ordinal)],
            (await cloud.Compute.Daemons.ListAsync(cancel)).Count(daemon => daemon.Binary == "nova-compute"));
    }

    private static T Found<T>(T? found, string kind, string name)
        where T : class => found ?? throw new TempestFailedException($"the cloud has no {kind} '{name}': run `./undercast configure-overcloud`");

    private Task<FileWriteResult> WriteAsync(string name, string content, CancellationToken cancel) => HostFiles.WriteAsync(
        new FileWriteRequest(Path.Combine(folder, name), Encoding.UTF8.GetBytes(content)) { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancel);
}
