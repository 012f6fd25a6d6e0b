namespace Undercast.LabFile;

/// <summary>A release of OpenStack, which is a suite of Debian that has it.</summary>
/// <param name="Name">Upstream's code name.</param>
/// <param name="Series">Upstream's series.</param>
/// <param name="Suite">Debian's suite.</param>
internal sealed record OpenStackRelease(string Name, string Series, string Suite)
{
    /// <summary>2025.1 on Debian 13.</summary>
    public static OpenStackRelease Epoxy { get; } = new("epoxy", "2025.1", "trixie");

    /// <summary>2022.2 on Debian 12.</summary>
    public static OpenStackRelease Zed { get; } = new("zed", "2022.2", "bookworm");
}
