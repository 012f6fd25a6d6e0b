namespace Undercast.Services;

/// <summary>The two clouds of a lab; some services are configured differently in them.</summary>
internal enum CloudKind
{
    /// <summary>Manages machines.</summary>
    Undercloud,

    /// <summary>What users get.</summary>
    Overcloud,
}
