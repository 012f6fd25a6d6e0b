using Undercast.Bmc;
using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Fetches the image of a virtual medium; a file is whole or not there.</summary>
internal static class MediaDownload
{
    public static async Task FetchAsync(ICommandRunner host, MediaImage image, string file, CancellationToken cancel)
    {
        var partial = file + ".partial";
        // What Ironic puts there holds its token: only root and, once libvirt gives it the file, QEMU may read it.
        File.Delete(partial);
        await using (new FileStream(partial, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
        }

        var authorities = file + ".ca";
        // The configuration comes on standard input, so that no password is seen in the list of processes.
        // Only the web: whoever may use one node's BMC must not read the Hypervisor's files through that node.
        List<string> options = ["fail", "silent", "show-error", "location", "retry = 3", "proto = =http,https", $"output = {Quote(partial)}", $"url = {Quote(image.Url)}"];
        if (image.User is not null)
        {
            options.Add($"user = {Quote($"{image.User}:{image.Password}")}");
        }

        if (!image.VerifyCertificate)
        {
            options.Add("insecure");
        }
        else if (image.Authorities is { Count: > 0 } trusted)
        {
            await File.WriteAllLinesAsync(authorities, trusted, cancel);
            options.Add($"cacert = {Quote(authorities)}");
        }

        try
        {
            await host.RunAsync(new Command("curl", "--config", "-") { Input = string.Join('\n', options) + "\n" }, cancel);
            File.Move(partial, file, overwrite: true);
        }
        catch (CommandFailedException failure)
        {
            throw new MediaUnavailableException($"the image '{image.Url}' cannot be read: {failure.Message}", failure);
        }
        finally
        {
            File.Delete(partial);
            File.Delete(authorities);
        }
    }

    private static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("") + "\"";
}
