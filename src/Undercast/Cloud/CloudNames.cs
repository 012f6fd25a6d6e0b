using Undercast.Images.Recipes;

namespace Undercast.Cloud;

/// <summary>What `configure-overcloud` calls the things that it makes, and people and `verify` use.</summary>
internal static class CloudNames
{
    /// <summary>The provider network: floating IPs, and the way out.</summary>
    public const string Public = "public";

    /// <summary>The administrator's own network.</summary>
    public const string Private = "private";

    /// <summary>Between the two.</summary>
    public const string Router = "router";

    /// <summary>The flavor that is enough for <see cref="Image"/>.</summary>
    public const string SmallestFlavor = "m1.tiny";

    /// <summary>One to resize to.</summary>
    public const string SmallFlavor = "m1.small";

    public const string Image = VerificationImage.Name;
}
