using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Undercast.Bmc.Nodes;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi;

/// <summary>
/// The way into a session (IPMI 2.0, 13.15 to 13.24; docs/bmc-protocol.md, part 1):
/// 3. Open Session Request; 4. its response; 5. RAKP 1; 6. RAKP 2; 7. RAKP 3; 8. RAKP 4.
/// Every refusal is answered at once: a client that hears nothing waits for half a minute. A user name that does not exist is
/// challenged like any other, with a key that nobody has, so that names cannot be tried out.
/// </summary>
internal sealed class Handshake(HostedNode node, SessionTable sessions)
{
    private readonly byte[] decoySecret = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] guid = IpmiGuid.Bytes(node.Machine.Uuid);

    /// <summary>3 and 4: which algorithms, how much privilege, the ids of both ends.</summary>
    public byte[]? OpenSession(ReadOnlySpan<byte> request)
    {
        if (request.Length < 32)
        {
            return null;
        }

        // 3. Open Session Request (table 13-9): tag, privilege, reserved, the console's id, three algorithms of 8 bytes each.
        var (tag, privilege) = (request[0], (byte)(request[1] & 0x0F));
        var remoteId = BinaryPrimitives.ReadUInt32LittleEndian(request[4..]);
        if (privilege > (byte)Privilege.Administrator)
        {
            return Refused(RakpStatus.InvalidRole);
        }

        // A length of 0 leaves the choice to us.
        var suite = request[11] == 0 && request[19] == 0 && request[27] == 0
            ? CipherSuite.Suite17
            : CipherSuite.Find((byte)(request[12] & 0x3F), (byte)(request[20] & 0x3F), (byte)(request[28] & 0x3F));
        if (suite is null)
        {
            return Refused(RakpStatus.NoCipherSuiteMatch);
        }

        var most = privilege == 0 ? Privilege.Administrator : (Privilege)privilege;
        if (sessions.Open(remoteId, suite, most) is not { } session)
        {
            return Refused(RakpStatus.InsufficientResources);
        }

        // 4. Open Session Response (table 13-10).
        var response = new byte[36];
        (response[0], response[2]) = (tag, (byte)most);
        BinaryPrimitives.WriteUInt32LittleEndian(response.AsSpan(4), remoteId);
        BinaryPrimitives.WriteUInt32LittleEndian(response.AsSpan(8), session.LocalId);
        ((ReadOnlySpan<byte>)[0, 0, 0, 8, suite.Authentication, 0, 0, 0, 1, 0, 0, 8, suite.Integrity, 0, 0, 0, 2, 0, 0, 8, CipherSuite.Confidentiality, 0, 0, 0])
            .CopyTo(response.AsSpan(12));
        return response;

        byte[] Refused(RakpStatus status)
        {
            var refusal = new byte[8];
            (refusal[0], refusal[1]) = (tag, (byte)status);
            BinaryPrimitives.WriteUInt32LittleEndian(refusal.AsSpan(4), remoteId);
            return refusal;
        }
    }

    /// <summary>5 and 6: the console's random number and user name; ours, and proof that we know the user's password.</summary>
    public byte[]? Rakp1(ReadOnlySpan<byte> message)
    {
        if (message.Length < 28)
        {
            return null;
        }

        // 5. RAKP 1 (table 13-11): tag, reserved, our id, the console's random number, role, reserved, name length, name.
        var nameLength = message[27];
        if (sessions.Find(BinaryPrimitives.ReadUInt32LittleEndian(message[4..])) is not { IsActive: false } session)
        {
            return Status(message[0], RakpStatus.InvalidSessionId, 0);
        }

        if (nameLength > 16 || message.Length < 28 + nameLength)
        {
            return Status(message[0], RakpStatus.InvalidNameLength, session.RemoteId);
        }

        // Heard again: the console did not hear our answer. The number stays, the answer is the same.
        var random = message.Slice(8, 16);
        var name = message.Slice(28, nameLength);
        if (session.Challenge is not { } challenge || !random.SequenceEqual(challenge.ConsoleRandom) || !name.SequenceEqual(challenge.Name))
        {
            var (user, number) = FindUser(name);
            challenge = new Challenge(random.ToArray(), RandomNumberGenerator.GetBytes(16), message[24], name.ToArray(), Key(user, name), user, number);
            session.Challenge = challenge;
        }

        // 6. RAKP 2 (table 13-12): status, the console's id, our random number and GUID, and a code over all of it (13.31).
        var code = session.Suite.Hmac(challenge.UserKey,
        [
            .. Bytes(session.RemoteId), .. Bytes(session.LocalId), .. challenge.ConsoleRandom, .. challenge.BmcRandom, .. guid,
            challenge.Role, nameLength, .. challenge.Name,
        ]);
        return [message[0], 0, 0, 0, .. Bytes(session.RemoteId), .. challenge.BmcRandom, .. guid, .. code];
    }

    /// <summary>7 and 8: proof that the console knows the password; the session's keys.</summary>
    public byte[]? Rakp3(ReadOnlySpan<byte> message)
    {
        if (message.Length < 8)
        {
            return null;
        }

        // 7. RAKP 3 (table 13-13): tag, status, reserved, our id, a code over our random number, its id, role and name.
        if (sessions.Find(BinaryPrimitives.ReadUInt32LittleEndian(message[4..])) is not { Challenge: { } challenge } session)
        {
            return Status(message[0], RakpStatus.InvalidSessionId, 0);
        }

        if (message[1] != 0)
        {
            // The console did not like our code: it has another password than we have.
            CloseUnlessActive(session);
            return null;
        }

        var suite = session.Suite;
        byte[] identity = [challenge.Role, (byte)challenge.Name.Length, .. challenge.Name];
        var expected = suite.Hmac(challenge.UserKey, [.. challenge.BmcRandom, .. Bytes(session.RemoteId), .. identity]);
        if (!CryptographicOperations.FixedTimeEquals(expected, message[8..]) || challenge.User is null)
        {
            CloseUnlessActive(session);
            return Status(message[0], RakpStatus.InvalidIntegrityCheck, session.RemoteId);
        }

        // The session integrity key and the two keys made of it (13.31, 13.32). Heard again, the session is active already.
        var generating = node.Node.KeyGenerating is { Length: > 0 } kg ? kg : challenge.UserKey;
        var sik = suite.Hmac(generating, [.. challenge.ConsoleRandom, .. challenge.BmcRandom, .. identity]);
        if (!session.IsActive)
        {
            session.Activate(challenge.User, challenge.UserNumber, suite.Hmac(sik, Constant(1)), suite.Hmac(sik, Constant(2)));
            sessions.Touch(session);
        }

        // 8. RAKP 4 (table 13-14): status, the console's id, a check value that proves the keys to it.
        var check = suite.Hmac(sik, [.. challenge.ConsoleRandom, .. Bytes(session.LocalId), .. guid]);
        return [message[0], 0, 0, 0, .. Bytes(session.RemoteId), .. check.AsSpan(0, suite.CodeLength)];
    }

    private void CloseUnlessActive(Session session)
    {
        if (!session.IsActive)
        {
            sessions.Close(session);
        }
    }

    private (BmcUser? User, int Number) FindUser(ReadOnlySpan<byte> name)
    {
        var users = node.Node.Users;
        for (var i = 0; i < users.Count; i++)
        {
            if (name.SequenceEqual(Encoding.UTF8.GetBytes(users[i].Name)))
            {
                return (users[i], i + 1);
            }
        }

        return (null, 0);
    }

    private byte[] Key(BmcUser? user, ReadOnlySpan<byte> name)
    {
        var key = new byte[20];
        if (user is not null)
        {
            Encoding.UTF8.GetBytes(user.Password, key);
        }
        else
        {
            HMACSHA256.HashData(decoySecret, name).AsSpan(0, 20).CopyTo(key);
        }

        return key;
    }

    private static byte[] Status(byte tag, RakpStatus status, uint remoteId) => [tag, (byte)status, 0, 0, .. Bytes(remoteId)];

    private static byte[] Bytes(uint number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];

    /// <summary>13.32: twenty times the same byte, whatever the hash.</summary>
    private static byte[] Constant(byte value)
    {
        var constant = new byte[20];
        constant.AsSpan().Fill(value);
        return constant;
    }
}
