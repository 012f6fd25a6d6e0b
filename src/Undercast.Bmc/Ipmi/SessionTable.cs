using System.Collections.Concurrent;
using System.Security.Cryptography;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi;

/// <summary>The sessions of one node, half-open ones too.</summary>
internal sealed class SessionTable(TimeProvider clock, TimeSpan timeout) : IDisposable
{
    public const int MostSessions = 512;

    /// <summary>A handshake takes milliseconds; a client that stopped half-way is not waited for long.</summary>
    private static readonly TimeSpan HalfOpenTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<uint, Session> sessions = new();

    public int ActiveCount => sessions.Values.Count(session => session.IsActive);

    public int Count => sessions.Count;

    /// <summary>A new half-open session; null if there is room for none.</summary>
    public Session? Open(uint remoteId, CipherSuite suite, Privilege mostAsked)
    {
        Sweep();
        if (sessions.Count >= MostSessions && !DropOldestHalfOpen())
        {
            return null;
        }

        while (true)
        {
            var id = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
            var session = new Session(id, remoteId, suite, mostAsked) { LastUsed = clock.GetTimestamp() };
            if (id != 0 && sessions.TryAdd(id, session))
            {
                return session;
            }

            session.Dispose();
        }
    }

    /// <summary>A session that is not over.</summary>
    public Session? Find(uint id)
    {
        if (!sessions.TryGetValue(id, out var session))
        {
            return null;
        }

        if (IsOver(session))
        {
            Close(session);
            return null;
        }

        return session;
    }

    public void Touch(Session session) => session.LastUsed = clock.GetTimestamp();

    public void Close(Session session)
    {
        if (sessions.TryRemove(session.LocalId, out _))
        {
            Closed?.Invoke(session);
            session.Dispose();
        }
    }

    /// <summary>Told of each session that ends, however it ends.</summary>
    public event Action<Session>? Closed;

    public void Clear()
    {
        foreach (var session in sessions.Values)
        {
            Close(session);
        }
    }

    public void Sweep()
    {
        foreach (var session in sessions.Values)
        {
            if (IsOver(session))
            {
                Close(session);
            }
        }
    }

    public void Dispose() => Clear();

    private bool IsOver(Session session) => clock.GetElapsedTime(session.LastUsed) > (session.IsActive ? timeout : HalfOpenTimeout);

    /// <summary>A flood of handshakes that nobody finishes must not keep out those who know the password.</summary>
    private bool DropOldestHalfOpen()
    {
        if (sessions.Values.Where(session => !session.IsActive).MinBy(session => session.LastUsed) is not { } oldest)
        {
            return false;
        }

        Close(oldest);
        return true;
    }
}
