using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>
/// Finds who a user name and password belong to, at the same cost for right and wrong ones: both are turned into a keyed hash, and the
/// hash is looked up. A slow password hash would protect nothing here, since IPMI needs the password itself, and would cost every
/// request that carries Basic credentials.
/// </summary>
internal sealed class AccountBook
{
    private readonly ConcurrentDictionary<string, Principal> byHash = new(StringComparer.Ordinal);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public void Add(HostedNode node)
    {
        foreach (var user in node.Node.Users)
        {
            byHash.GetOrAdd(Hash(user.Name, user.Password), _ => new Principal(user.Name)).Add(node, user.Privilege);
        }
    }

    public void Remove(HostedNode node)
    {
        foreach (var user in node.Node.Users)
        {
            var hash = Hash(user.Name, user.Password);
            if (byHash.TryGetValue(hash, out var principal))
            {
                principal.Remove(node);
                if (principal.IsEmpty)
                {
                    byHash.TryRemove(hash, out _);
                }
            }
        }
    }

    public Principal? Find(string userName, string password) => byHash.GetValueOrDefault(Hash(userName, password));

    private string Hash(string userName, string password) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{userName.Length}:{userName}{password}")));
}
