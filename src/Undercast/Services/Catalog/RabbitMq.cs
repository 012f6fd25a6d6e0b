using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>RabbitMQ: a user a component, defined in a file that it reads at every start.</summary>
internal static class RabbitMq
{
    public const string Name = "rabbitmq";
    public const int Port = 5672;

    private const string Cookie = "rabbitmq-cookie";

    private static readonly Component Component = new("rabbitmq", 42439) { Secrets = [Cookie] };

    public static CatalogEntry Entry { get; } = new(Component, ["rabbitmq"], cloud =>
    [
        new(Name, Component, "/usr/lib/rabbitmq/bin/rabbitmq-server")
        {
            User = "rabbitmq",
            // Before each program that it runs Erlang closes every file that it might have open: of a million, that takes an emulated machine minutes.
            Arguments = ["--ulimit=nofile=16384:16384"],
            Phase = StartPhase.Foundations,
            Ports = [Port],
            Files =
            [
                new(Component, "rabbitmq.conf", "/etc/rabbitmq/rabbitmq.conf", Options(cloud)),
                new(Component, "rabbitmq-env.conf", "/etc/rabbitmq/rabbitmq-env.conf", ErlangOptions(cloud)),
                new(Component, "enabled_plugins", "/etc/rabbitmq/enabled_plugins", "[].\n"),
                new(Component, "definitions.json", "/etc/rabbitmq/definitions.json", Definitions(cloud)),
            ],
            Folders = [StateFolder.Of(Component, "/var/lib/rabbitmq")],
            Environment = new Dictionary<string, string> { ["HOME"] = "/var/lib/rabbitmq" },
            Health = Probes.Listens(cloud.FoundationAddress, Port),
            AfterStart = Probes.UntilListens(cloud.FoundationAddress, Port),
        },
    ]);

    // One scheduler that does not spin: its idle loop would cost more than its work. Those of a cluster call each other with the cookie, on the control plane.
    private static string ErlangOptions(CloudContext cloud)
    {
        var alone = cloud.Cluster is null;
        var cookie = alone ? "" : $"-setcookie {cloud.Secrets[Cookie]}";
        var among = alone ? "" : $" {cookie} -kernel inet_dist_use_interface {{{cloud.FoundationAddress.Replace('.', ',')}}}";
        return $"""
            NODENAME=rabbit@{(alone ? "localhost" : cloud.Machine)}
            ERL_EPMD_ADDRESS={(alone ? "127.0.0.1" : cloud.FoundationAddress)}
            RABBITMQ_DIST_PORT=25672
            RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none{among}"
            {(alone ? "" : $"RABBITMQ_CTL_ERL_ARGS=\"{cookie}\"\n")}
            """;
    }

    private static string Options(CloudContext cloud) => $"""
        listeners.tcp.1 = {cloud.FoundationAddress}:{Port}
        definitions.import_backend = local_filesystem
        definitions.local.path = /etc/rabbitmq/definitions.json
        log.console = true
        log.console.level = warning
        log.file = false
        vm_memory_high_watermark.absolute = 512MB
        disk_free_limit.absolute = 50MB
        collect_statistics_interval = 60000
        {Among(cloud)}
        """;

    // A part that lost the others stops, and comes back when it finds them.
    private static string Among(CloudContext cloud) => cloud.Cluster is not { } cluster ? "" : $"""
        cluster_name = overcloud
        cluster_partition_handling = pause_minority
        cluster_formation.peer_discovery_backend = classic_config
        {string.Join('\n', cluster.Members.Select((member, number) => $"cluster_formation.classic_config.nodes.{number + 1} = rabbit@{member.Machine}"))}

        """;

    private static string Definitions(CloudContext cloud)
    {
        var users = new JsonArray();
        var permissions = new JsonArray();
        foreach (var component in cloud.Components.Where(c => c.UsesQueue))
        {
            users.Add((JsonNode)new JsonObject
            {
                ["name"] = component.Name,
                ["password_hash"] = Hash(cloud.Secrets[SecretName.Queue(component)]),
                ["hashing_algorithm"] = "rabbit_password_hashing_sha256",
                ["tags"] = new JsonArray(),
            });
            permissions.Add((JsonNode)new JsonObject { ["user"] = component.Name, ["vhost"] = "/", ["configure"] = ".*", ["write"] = ".*", ["read"] = ".*" });
        }

        return new JsonObject
        {
            ["vhosts"] = new JsonArray(new JsonObject { ["name"] = "/" }),
            ["users"] = users,
            ["permissions"] = permissions,
        }.ToJsonString() + "\n";
    }

    // https://www.rabbitmq.com/docs/passwords: base64(salt + SHA-256(salt + password)). The salt comes from the password, so that the
    // same secret is the same file; the secret is random, so nothing is given away.
    private static string Hash(string password)
    {
        var secret = Encoding.UTF8.GetBytes(password);
        var salt = SHA256.HashData([.. "rabbitmq"u8, .. secret])[..4];
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. secret])]);
    }
}
