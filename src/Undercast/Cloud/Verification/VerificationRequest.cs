using Undercast.Services;

namespace Undercast.Cloud.Verification;

/// <summary>The cloud to be used once; <paramref name="Keep"/>: what was made is left for looking.</summary>
internal sealed record VerificationRequest(CloudAccess Cloud, bool Keep);
