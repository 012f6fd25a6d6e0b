using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Undercast.Services.Render;

namespace Undercast.Services.Secrets;

/// <summary>Keeps a lab's secrets on the Orchestrator, readable by its owner alone. What is there stays; what is missing is made.</summary>
/// <param name="folder">The lab's work folder.</param>
/// <param name="clock">For the certificates' dates.</param>
internal sealed class SecretStore(string folder, TimeProvider clock)
{
    private static MachineConfigurationJson Json => MachineConfigurationJson.Default;

    /// <summary>A cloud's passwords and keys, in <c>CLOUD-secrets.json</c>.</summary>
    public CloudSecrets Cloud(CloudKind cloud, IReadOnlyList<Component> components)
    {
        var name = $"{Name(cloud)}-secrets.json";
        var present = Read(name, Json.CloudSecrets);
        var complete = CloudSecrets.Complete(present, SecretName.For(components));
        if (complete.Values.Count != present?.Values.Count)
        {
            Write(name, complete, Json.CloudSecrets);
        }

        return complete;
    }

    /// <summary>The lab's authority, in <c>authority.json</c>.</summary>
    public LabAuthority Authority(string lab) => Read("authority.json", Json.LabAuthority)
        ?? Write("authority.json", LabAuthority.Create(lab, clock), Json.LabAuthority);

    /// <summary>A cloud's server certificate, in <c>CLOUD-certificate.json</c>; another authority or other hosts mean another one.</summary>
    public ServerCertificate Certificate(CloudKind cloud, LabAuthority authority, string machine, IReadOnlyList<string> hosts)
    {
        var name = $"{Name(cloud)}-certificate.json";
        return Read(name, Json.ServerCertificate) is { } present && present.AuthorityPem == authority.CertificatePem && present.Covers(hosts)
            ? present
            : Write(name, authority.Issue(machine, hosts, clock), Json.ServerCertificate);
    }

    private static string Name(CloudKind cloud) => cloud.ToString().ToLowerInvariant();

    private T? Read<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), type) : null;
    }

    private T Write<T>(string name, T value, JsonTypeInfo<T> type)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        var partial = $"{path}.new";
        File.Delete(partial);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new FileStream(partial, options))
        {
            JsonSerializer.Serialize(file, value, type);
        }

        // Half a file of passwords would be worse than none.
        File.Move(partial, path, overwrite: true);
        return value;
    }
}
