namespace Undercast.OpenStack.Http;

/// <summary>How services are reached.</summary>
public sealed record HttpOptions
{
    /// <summary>The only certificate authority to trust, PEM; the system's when null.</summary>
    public string? AuthorityPem { get; init; }

    /// <summary>A proxy such as <c>socks5://127.0.0.1:1080</c> (what <c>ssh -D</c> opens); none when null, whatever the environment says,
    /// because a lab's addresses mean nothing to the proxy of the house.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The longest time for one attempt, the whole answer included; not for streamed bodies. A busy emulated Neutron was seen to need more than a minute.</summary>
    public TimeSpan AttemptLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The longest time for a connection to come about; an address that moved to another machine is noticed after about eight seconds.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request that may be repeated is sent at most.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The pause before the second attempt; it doubles each time.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
