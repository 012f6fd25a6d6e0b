using System.Text.Json.Serialization;

namespace Undercast.Machines;

/// <summary>How far a machine came since it was powered on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BootStage>))]
internal enum BootStage
{
    /// <summary>Nothing was seen yet.</summary>
    PowerOn,

    /// <summary>Its firmware looks for something to boot.</summary>
    Firmware,

    /// <summary>Its firmware asks for an address.</summary>
    Dhcp,

    /// <summary>A kernel and a ramdisk are being fetched.</summary>
    Loading,

    /// <summary>A kernel runs, or in a container machine the first process.</summary>
    Kernel,

    /// <summary>Its system is up and offers a login.</summary>
    System,
}

/// <summary>What a machine's console tells about its present boot.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="FromDisk">It boots off its own disk; else off the network or a virtual medium.</param>
/// <param name="Cause">Why it will not come further, if the console says it.</param>
/// <param name="HasAddress">Whether it has an IPv4 address; null: that cannot be seen from outside.</param>
/// <param name="IsOver">It stays like this until it is switched off and on.</param>
/// <param name="Said">What Undercast on the machine last said there while it configured it; null: nothing.</param>
internal sealed record BootStory(BootStage Stage, bool FromDisk, string? Cause = null, bool? HasAddress = null, bool IsOver = false, string? Said = null)
{
    /// <summary>The stage for people.</summary>
    public string Words => Stage switch
    {
        BootStage.PowerOn => "is on",
        BootStage.Firmware => "its firmware runs",
        BootStage.Dhcp => "asks for an address (DHCP)",
        BootStage.Loading => "loads kernel and ramdisk",
        BootStage.Kernel => FromDisk ? "boots off its disk" : "boots the ramdisk",
        _ => FromDisk ? "the system on its disk is up" : "the ramdisk's system is up",
    };
}
