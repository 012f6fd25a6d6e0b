namespace Undercast.OpenStack.Swift;

/// <summary>A container of objects.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/object-store/#show-account-details-and-list-containers"/>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many objects are in it.</param>
/// <param name="Bytes">How much they hold.</param>
public sealed record Container(string Name, long Count, long Bytes);
