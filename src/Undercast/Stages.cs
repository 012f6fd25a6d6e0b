namespace Undercast;

/// <summary>The stages of the way from a bare machine to a tested cloud, each a command of the seed's name.</summary>
internal static class Stages
{
    public const string Orchestrator = "install-orchestrator-keypair";
    public const string Virtual = "provision-hypervisor-virtual";
    public const string Undercloud = "install-undercloud";
    public const string Images = "install-overcloud-images";
    public const string Overcloud = "install-overcloud";
    public const string Configure = "configure-overcloud";

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Orchestrator, Virtual, Undercloud, Images, Overcloud, Configure];
}
