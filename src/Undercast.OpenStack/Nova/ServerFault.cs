namespace Undercast.OpenStack.Nova;

/// <summary>Why a server is in ERROR.</summary>
/// <param name="Code">The HTTP status it amounts to.</param>
/// <param name="Message">Such as <c>No valid host was found. There are not enough hosts available.</c></param>
/// <param name="Details">A Python traceback (administrators only).</param>
public sealed record ServerFault(int Code, string? Message, string? Details);
