namespace Undercast.LabFile;

/// <summary>One lab directory, read and valid.</summary>
/// <param name="Directory">Full path of the lab directory.</param>
/// <param name="Environment">conf/env.</param>
/// <param name="Topology">conf/lab.yaml.</param>
internal sealed record Lab(string Directory, LabEnvironment Environment, LabTopology Topology)
{
    /// <inheritdoc cref="LabTopology.Name"/>
    public string Name => Topology.Name;

    /// <inheritdoc cref="LabTopology.Networks"/>
    public LabNetworks Networks => Topology.Networks;

    /// <inheritdoc cref="LabTopology.Machines"/>
    public IReadOnlyList<LabMachine> Machines => Topology.Machines;

    /// <inheritdoc cref="LabTopology.PhysicalNodes"/>
    public IReadOnlyList<PhysicalNode> PhysicalNodes => Topology.PhysicalNodes;
}
