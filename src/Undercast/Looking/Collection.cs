using System.Formats.Tar;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Undercast.Hosts;

namespace Undercast.Looking;

/// <summary>
/// Gathers what a person far away needs to understand a lab, in one archive without secrets. Everything passes through the mask on its way
/// into the archive: nothing unmasked is ever written to disk.
/// </summary>
internal sealed class Collection(LabSession lab, Action<string> say)
{
    // Of a longer log the end is what matters.
    private const int Largest = 16 << 20;
    private static readonly TimeSpan HostLimit = TimeSpan.FromMinutes(3);

    private readonly List<string> remarks = [];

    /// <summary>Writes the archive; answers what could not be had, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(string file, CancellationToken cancel)
    {
        var mask = new SecretMask(await LabSecrets.ReadAsync(lab, remarks, cancel));
        var partial = file + ".partial";
        await using (var zstd = lab.Local.Start(new Command("zstd", "--quiet", "--force", "-o", partial)))
        {
            var folder = Path.GetFileName(file).Split(".tar", 2)[0];
            await using (var tar = new TarWriter(zstd.Input, TarEntryFormat.Pax))
            {
                await AddLabAsync(tar, folder, mask, cancel);
                foreach (var host in File.Exists(lab.Paths.SshConfig) ? LabSshConfig.For(lab).Hosts : [])
                {
                    say($"collecting from {host.Alias}");
                    await AddHostAsync(tar, folder, host.Alias, mask, cancel);
                }

                await AddAsync(tar, $"{folder}/README.txt", Readme(), mask, cancel);
            }

            zstd.Input.Close();
            if (await zstd.Exited != 0)
            {
                throw new IOException($"zstd could not write '{partial}': {zstd.Error.Trim()}");
            }
        }

        File.Move(partial, file, overwrite: true);
        return remarks;
    }

    private async Task AddLabAsync(TarWriter tar, string folder, SecretMask mask, CancellationToken cancel)
    {
        var logs = Directory.Exists(lab.Paths.RunLogs) ? Directory.EnumerateFiles(lab.Paths.RunLogs).OrderDescending(StringComparer.Ordinal).Take(10) : [];
        foreach (var path in new[] { lab.Paths.Env, lab.Paths.LabYaml, lab.Paths.Journal, lab.Paths.SshConfig, lab.Paths.HypervisorConsole }.Concat(logs).Where(File.Exists))
        {
            await AddAsync(tar, $"{folder}/orchestrator/{Path.GetRelativePath(lab.Lab.Directory, path)}", await TailAsync(path, cancel), mask, cancel);
        }

        var status = await new StatusReading(lab, thorough: true).ReadAsync(cancel);
        await AddAsync(tar, $"{folder}/status.json", JsonSerializer.SerializeToUtf8Bytes(status, StatusJson.Default.LabStatus), mask, cancel);
    }

    private async Task AddHostAsync(TarWriter tar, string folder, string host, SecretMask mask, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(HostLimit, lab.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var ssh = lab.Ssh(host);
            await using var remote = ssh.Start(ssh.Target.User == "root" ? new Command("sh", "-c", CollectedPlaces.Script) : new Command("sudo", "-n", "sh", "-c", CollectedPlaces.Script));
            remote.Input.Close();
            await using var source = new TarReader(remote.Output);
            while (await source.GetNextEntryAsync(copyData: false, either.Token) is { } entry)
            {
                if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data })
                {
                    await AddAsync(tar, $"{folder}/{host}/{entry.Name}", await TailAsync(data, either.Token), mask, either.Token);
                }
            }

            if (await remote.Exited != 0)
            {
                remarks.Add($"{host}: {remote.Error.Trim()}");
            }
        }
        catch (Exception failure) when (failure is HostException or IOException or InvalidDataException or EndOfStreamException)
        {
            remarks.Add($"{host}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            remarks.Add($"{host}: had not told all within {HostLimit.TotalMinutes} minutes");
        }
    }

    private async Task AddAsync(TarWriter tar, string name, byte[] content, SecretMask mask, CancellationToken cancel)
    {
        using var masked = new MemoryStream(mask.Apply(content));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = masked, ModificationTime = lab.Clock.GetUtcNow() }, cancel);
    }

    private byte[] Readme() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        Lab '{lab.Lab.Name}', collected {lab.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC by `undercast collect`.

        status.json       the lab at that moment
        orchestrator/     the lab's files, the journal, events of the last runs
        HOST/looks/       what commands printed there: journal, units, processes, addresses, containers
        HOST/...          log and configuration files, under their paths

        Passwords, keys and tokens are replaced by ***; a file longer than {Largest >> 20} MiB has only its end here.
        {string.Join('\n', remarks.Select(remark => "Not to be had: " + remark))}

        """));

    private static async Task<byte[]> TailAsync(string path, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return await TailAsync(stream, cancel);
    }

    private static async Task<byte[]> TailAsync(Stream stream, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancel);
        return all.Length <= Largest ? all.ToArray() : all.ToArray()[^Largest..];
    }
}
