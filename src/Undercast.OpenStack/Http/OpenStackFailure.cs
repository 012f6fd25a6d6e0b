namespace Undercast.OpenStack.Http;

/// <summary>Why a request to an OpenStack service did not give what was asked.</summary>
public enum OpenStackFailure
{
    /// <summary>The service answered, with a status that was not expected.</summary>
    UnexpectedStatus,

    /// <summary>No connection, or it was lost before the whole answer came.</summary>
    Unreachable,

    /// <summary>No answer within the limit.</summary>
    TimedOut,

    /// <summary>The answer is not what the API reference says it is.</summary>
    MalformedAnswer,

    /// <summary>Several resources carry the name that was asked for.</summary>
    AmbiguousName,

    /// <summary>The resource exists with other values, and the API cannot change them.</summary>
    CannotChange,

    /// <summary>The service catalog has no such service.</summary>
    NoEndpoint,
}
