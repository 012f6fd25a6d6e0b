namespace Undercast.OpenStack.Ironic;

/// <summary>Whether one interface of a node has all it needs.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#validate-node"/>
/// <param name="Result">Null when the node does not support the interface.</param>
/// <param name="Reason">What is missing.</param>
public sealed record InterfaceValidation(bool? Result, string? Reason);
