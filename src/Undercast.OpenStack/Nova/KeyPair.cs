namespace Undercast.OpenStack.Nova;

/// <summary>A public key that servers can be given.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#keypairs-keypairs"/>
public sealed record KeyPair
{
    public required string Name { get; init; }

    public string? PublicKey { get; init; }

    public string? Fingerprint { get; init; }
}
