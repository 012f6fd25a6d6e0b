using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Undercast.Bmc.Nodes;

/// <summary>The nodes that are served now.</summary>
internal sealed class NodeTable
{
    private readonly ConcurrentDictionary<string, HostedNode> bySystemId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Guid, HostedNode> byUuid = new();

    public ICollection<HostedNode> All => bySystemId.Values;

    public int Count => byUuid.Count;

    public void Add(HostedNode node)
    {
        Validate(node);
        if (!byUuid.TryAdd(node.Machine.Uuid, node))
        {
            throw new ArgumentException($"a node with UUID '{node.Machine.Uuid}' is served already", nameof(node));
        }

        if (!bySystemId.TryAdd(node.SystemId, node))
        {
            byUuid.TryRemove(node.Machine.Uuid, out _);
            throw new ArgumentException($"a node with system id '{node.SystemId}' is served already", nameof(node));
        }
    }

    public bool Remove(Guid uuid, [NotNullWhen(true)] out HostedNode? node) =>
        byUuid.TryRemove(uuid, out node) && bySystemId.TryRemove(node.SystemId, out _);

    public bool TryFind(Guid uuid, [NotNullWhen(true)] out HostedNode? node) => byUuid.TryGetValue(uuid, out node);

    private static void Validate(HostedNode node)
    {
        if (node.SystemId.Length is 0 or > 64 || node.SystemId.AsSpan().ContainsAnyExcept(PathSafe))
        {
            throw new ArgumentException($"the system id '{node.SystemId}' must be 1 to 64 of letters, digits, '-', '_', '.'", nameof(node));
        }

        if (node.Node.Users.Count is 0 or > 15)
        {
            throw new ArgumentException($"{node.Node.Users.Count} users; a node has 1 to 15", nameof(node));
        }

        foreach (var user in node.Node.Users)
        {
            // IPMI 13.20 and 22.30: 16 bytes of name, 20 of password.
            if (Encoding.UTF8.GetByteCount(user.Name) > 16 || Encoding.UTF8.GetByteCount(user.Password) > 20)
            {
                throw new ArgumentException($"the user '{user.Name}' has more than 16 bytes of name or 20 of password", nameof(node));
            }
        }

        if (node.Node.KeyGenerating is { Length: > 20 })
        {
            throw new ArgumentException("the K_G key has more than 20 bytes", nameof(node));
        }
    }

    private static readonly System.Buffers.SearchValues<char> PathSafe =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
}
