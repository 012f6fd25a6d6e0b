using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Undercast.Bmc.Redfish;

/// <summary>The Redfish sessions (DSP0266, 13.3.4): made by a log-in, ended by DELETE or by silence.</summary>
internal sealed class SessionBook(TimeProvider clock, TimeSpan timeout)
{
    /// <summary>Enough for many conductors; a client that leaks sessions meets it long before memory matters.</summary>
    private const int MostSessions = 4000;

    private readonly ConcurrentDictionary<string, RedfishSession> byToken = new(StringComparer.Ordinal);
    private long counter;

    public TimeSpan Timeout => timeout;

    /// <summary>The sessions of one principal: nobody sees another's.</summary>
    public IEnumerable<RedfishSession> Of(Principal principal) =>
        byToken.Values.Where(one => one.Principal == principal && !IsOver(one)).OrderBy(one => one.Id, StringComparer.Ordinal);

    public RedfishSession? Open(Principal principal, string? client, out string token)
    {
        token = "";
        if (byToken.Count >= MostSessions)
        {
            Sweep();
            if (byToken.Count >= MostSessions)
            {
                return null;
            }
        }

        token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var id = Interlocked.Increment(ref counter).ToString(CultureInfo.InvariantCulture);
        var session = new RedfishSession(id, Hash(token), principal, client) { LastUsed = clock.GetTimestamp() };
        byToken[session.TokenHash] = session;
        return session;
    }

    /// <summary>The session of a token, which counts as a use of it.</summary>
    public RedfishSession? Use(string token)
    {
        if (!byToken.TryGetValue(Hash(token), out var session))
        {
            return null;
        }

        if (IsOver(session) || session.Principal.IsEmpty)
        {
            Close(session);
            return null;
        }

        session.LastUsed = clock.GetTimestamp();
        return session;
    }

    public void Close(RedfishSession session) => byToken.TryRemove(session.TokenHash, out _);

    public void Sweep()
    {
        foreach (var session in byToken.Values.Where(one => IsOver(one) || one.Principal.IsEmpty))
        {
            Close(session);
        }
    }

    private bool IsOver(RedfishSession session) => clock.GetElapsedTime(session.LastUsed) > timeout;

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
