namespace Undercast.Cloud.Verification;

/// <summary>The cloud to be used once; <paramref name="Keep"/>: what was made is left for looking.</summary>
internal sealed record VerificationRequest(OvercloudAccess Cloud, bool Keep);
