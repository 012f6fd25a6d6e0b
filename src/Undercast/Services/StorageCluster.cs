namespace Undercast.Services;

/// <summary>The overcloud's Ceph cluster, as its clients find it.</summary>
/// <param name="Hosts">Host names of its machines; each has an OSD, numbered in this order, and the first has everything else.</param>
/// <param name="MonitorAddress">The first one's address on the control plane.</param>
/// <param name="DiskGiB">Size of the sparse file in which an OSD without a device of its own keeps its data.</param>
internal sealed record StorageCluster(IReadOnlyList<string> Hosts, string MonitorAddress, int DiskGiB = 20)
{
    /// <summary>Nobody needs more, and no machine keeps two of them.</summary>
    private const int MostCopies = 3;

    /// <summary>The machine that runs monitor, manager and metadata server.</summary>
    public string Monitor => Hosts[0];

    public bool IsFirst(string machine) => machine == Monitor;

    /// <summary>How many times each object is kept.</summary>
    public int Copies => Math.Min(MostCopies, Hosts.Count);

    /// <summary>The number of a machine's OSD.</summary>
    public int DiskOf(string machine) => Hosts.ToList().IndexOf(machine) is >= 0 and var number
        ? number
        : throw new ArgumentException($"{machine} is no machine of the storage cluster: {string.Join(", ", Hosts)}", nameof(machine));
}
