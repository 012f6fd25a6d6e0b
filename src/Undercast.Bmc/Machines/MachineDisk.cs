namespace Undercast.Bmc;

/// <summary>A disk. <paramref name="Name"/> is how the machine's system sees it (<c>vda</c>), <paramref name="Bytes"/> its size.</summary>
public sealed record MachineDisk(string Name, long Bytes);
