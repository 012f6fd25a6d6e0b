namespace Undercast.Bmc.Ipmi;

/// <summary>What RAKP 1 and 2 agreed upon: both random numbers, the role byte, the user name, and the key that the user name has.</summary>
internal sealed record Challenge(byte[] ConsoleRandom, byte[] BmcRandom, byte Role, byte[] Name, byte[] UserKey, BmcUser? User, int UserNumber);
