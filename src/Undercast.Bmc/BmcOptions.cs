using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Undercast.Bmc;

/// <summary>How the daemon listens. No two nodes share an IPMI endpoint; all share the Redfish one.</summary>
public sealed record BmcOptions
{
    /// <summary>Where Redfish is answered over TLS; null: nowhere. Default port by convention: 8000.</summary>
    public IPEndPoint? Https { get; init; }

    /// <summary>Where Redfish is answered without TLS; null: nowhere.</summary>
    public IPEndPoint? Http { get; init; }

    /// <summary>The server's certificate with its key; null: one is made at start (P-256, self-signed).</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>A session without requests ends after this (IPMI 6.12.15: 60 s; Redfish: SessionTimeout).</summary>
    public TimeSpan IpmiSessionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A Redfish session without requests ends after this.</summary>
    public TimeSpan RedfishSessionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Identity of the Redfish service, kept over restarts by whoever makes these options.</summary>
    public Guid ServiceUuid { get; init; } = Guid.NewGuid();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where events are logged (never a password, never a key); null: nowhere.</summary>
    public ILoggerFactory? Log { get; init; }
}
