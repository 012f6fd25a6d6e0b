namespace Undercast.OpenStack.Manila;

/// <summary>Who should be let in.</summary>
/// <param name="AccessType"><c>ip</c>, <c>cephx</c>.</param>
/// <param name="AccessTo">The address, or the CephX user.</param>
/// <param name="AccessLevel"><c>rw</c> or <c>ro</c>.</param>
public sealed record ShareAccessRequest(string AccessType, string AccessTo, string AccessLevel = "rw");
