namespace Undercast.Services;

/// <summary>The overcloud's Ceph cluster, as its clients find it.</summary>
/// <param name="Monitor">Host name of the machine that runs the monitor.</param>
/// <param name="MonitorAddress">Its address on the control plane.</param>
/// <param name="DiskGiB">Size of the sparse file in which an OSD without a device of its own keeps its data.</param>
internal sealed record StorageCluster(string Monitor, string MonitorAddress, int DiskGiB = 20);
