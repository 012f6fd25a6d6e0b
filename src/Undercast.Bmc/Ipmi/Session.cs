using System.Net;
using System.Security.Cryptography;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi;

/// <summary>A session, from the first packet of its handshake on (IPMI 2.0, 13.18).</summary>
internal sealed class Session(uint localId, uint remoteId, CipherSuite suite, Privilege mostAsked) : IDisposable
{
    private readonly Lock gate = new();
    private Aes? aes;
    private SequenceWindow incoming;
    private uint outgoing;

    public uint LocalId { get; } = localId;

    public uint RemoteId { get; } = remoteId;

    public CipherSuite Suite { get; } = suite;

    /// <summary>What the client asked for at most when it opened the session.</summary>
    public Privilege MostAsked { get; } = mostAsked;

    /// <summary>RAKP 1 has been taken; its numbers, and ours.</summary>
    public Challenge? Challenge { get; set; }

    /// <summary>RAKP 3 held: this is a session now.</summary>
    public bool IsActive { get; private set; }

    public BmcUser? User { get; private set; }

    /// <summary>The place of the user in the node's list, beginning with 1.</summary>
    public int UserNumber { get; private set; }

    public Privilege Most { get; private set; }

    public Privilege Current { get; set; } = Privilege.User;

    public byte[] IntegrityKey { get; private set; } = [];

    /// <summary>In the clock's own ticks.</summary>
    public long LastUsed { get; set; }

    /// <summary>Where its packets come from, and answers go to.</summary>
    public SocketAddress? Client { get; set; }

    /// <summary>What was answered last, for a client that did not hear it.</summary>
    public LastAnswer? LastAnswer { get; set; }

    public void Activate(BmcUser user, int userNumber, byte[] integrityKey, ReadOnlySpan<byte> encryptionKey)
    {
        (User, UserNumber, IntegrityKey) = (user, userNumber, integrityKey);
        Most = (Privilege)Math.Min((int)user.Privilege, (int)MostAsked);
        Current = (Privilege)Math.Min((int)Most, (int)Privilege.User);
        aes = Aes.Create();
        aes.Key = encryptionKey[..16].ToArray();
        IsActive = true;
    }

    public bool TakeSequence(uint number)
    {
        lock (gate)
        {
            return incoming.Take(number);
        }
    }

    public uint NextSequence()
    {
        lock (gate)
        {
            return ++outgoing == 0 ? ++outgoing : outgoing;
        }
    }

    public void Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> iv, Span<byte> cipher)
    {
        lock (gate)
        {
            aes!.EncryptCbc(plain, iv, cipher, PaddingMode.None);
        }
    }

    public void Decrypt(ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> iv, Span<byte> plain)
    {
        lock (gate)
        {
            aes!.DecryptCbc(cipher, iv, plain, PaddingMode.None);
        }
    }

    public void Dispose()
    {
        // Not under way with a packet, and never again.
        lock (gate)
        {
            IsActive = false;
            aes?.Dispose();
        }
    }
}
