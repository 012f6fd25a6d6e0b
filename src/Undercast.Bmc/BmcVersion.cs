namespace Undercast.Bmc;

/// <summary>The version that the BMC gives as its firmware's, and its IPMI identity.</summary>
internal static class BmcVersion
{
    public static Version Number { get; } = typeof(BmcVersion).Assembly.GetName().Version ?? new Version(0, 0);

    public static string Text { get; } = Number.ToString(3);
}
