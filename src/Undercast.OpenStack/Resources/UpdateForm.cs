namespace Undercast.OpenStack.Resources;

/// <summary>How a service wants changes written.</summary>
public enum UpdateForm
{
    /// <summary>PUT of the changed fields (Neutron, Nova, Cinder, Manila).</summary>
    Put,

    /// <summary>PATCH of the changed fields (Keystone).</summary>
    Patch,

    /// <summary>PATCH with operations of RFC 6902 (Ironic).</summary>
    JsonPatch,

    /// <summary>PATCH with Glance's own media type for the same operations.</summary>
    ImagePatch,
}
