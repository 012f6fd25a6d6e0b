namespace Undercast.Bmc.Nodes;

/// <summary>A node while it is served: what was given, and the few things that a BMC may forget when it restarts.</summary>
internal sealed class HostedNode(BmcNode node, TimeProvider clock)
{
    private long? identifyEnds;

    public BmcNode Node { get; } = node;

    public IMachine Machine => Node.Machine;

    /// <summary>The Id in Redfish paths.</summary>
    public string SystemId { get; } = node.SystemId ?? node.Machine.Uuid.ToString();

    /// <summary>Whether the identify light is on: IPMI Chassis Identify and Redfish LocationIndicatorActive are the same light.</summary>
    public bool IdentifyOn
    {
        get => identifyEnds is { } end && clock.GetTimestamp() < end;
        set => identifyEnds = value ? long.MaxValue : null;
    }

    /// <summary>Whether the next image's server must show a certificate that holds (Redfish VirtualMedia.VerifyCertificate).</summary>
    public bool VerifyMediaCertificate { get; set; } = true;

    /// <summary>PEM certificates trusted for images, by their Redfish Id.</summary>
    public SortedDictionary<string, string> MediaAuthorities { get; } = new(StringComparer.Ordinal);

    /// <summary>The port that IPMI truly listens on; null while it does not.</summary>
    public int? IpmiPort => Ipmi?.Endpoint.Port;

    public Ipmi.IpmiListener? Ipmi { get; set; }

    /// <summary>What a BMC's restart does: sessions end, the light goes out, the certificates are gone.</summary>
    public Task ResetAsync()
    {
        IdentifyOn = false;
        VerifyMediaCertificate = true;
        MediaAuthorities.Clear();
        Ipmi?.EndSessions();
        return Task.CompletedTask;
    }

    /// <summary>Lights it for a while.</summary>
    public void IdentifyFor(TimeSpan time) => identifyEnds = clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    public override string ToString() => Machine.Name;
}
