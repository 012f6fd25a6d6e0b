namespace Undercast.OpenStack.Swift;

/// <summary>An object.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects"/>
/// <param name="Name">Its name, slashes and all.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">MD5 of its data, hexadecimal.</param>
public sealed record StoredObject(string Name, long Bytes, string? Hash);
