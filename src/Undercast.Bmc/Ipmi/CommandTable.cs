using System.Collections.Frozen;
using Undercast.Bmc.Ipmi.Commands;

namespace Undercast.Bmc.Ipmi;

/// <summary>Every command that this BMC knows, by network function and number, with the privilege of IPMI 2.0, appendix G.</summary>
internal static class CommandTable
{
    private const int Chassis = 0x00 << 8;
    private const int Sensor = 0x04 << 8;
    private const int App = 0x06 << 8;
    private const int Storage = 0x0A << 8;
    private const int Transport = 0x0C << 8;

    /// <summary>Those that are answered without a session.</summary>
    public static FrozenDictionary<int, Command> Open { get; } = new Dictionary<int, Command>
    {
        [App | 0x37] = new(Privilege.None, 0, DeviceCommands.SystemGuid),
        [App | 0x38] = new(Privilege.None, 2, ChannelCommands.AuthenticationCapabilities),
        [App | 0x54] = new(Privilege.None, 3, ChannelCommands.CipherSuites),
    }.ToFrozenDictionary();

    public static FrozenDictionary<int, Command> All { get; } = new Dictionary<int, Command>
    {
        [Chassis | 0x00] = new(Privilege.User, 0, ChassisCommands.Capabilities),
        [Chassis | 0x01] = new(Privilege.User, 0, ChassisCommands.Status),
        [Chassis | 0x02] = new(Privilege.Operator, 1, ChassisCommands.Control) { IsOrder = true },
        [Chassis | 0x04] = new(Privilege.Operator, 0, ChassisCommands.Identify),
        [Chassis | 0x07] = new(Privilege.User, 0, ChassisCommands.RestartCause),
        [Chassis | 0x08] = new(Privilege.Operator, 1, BootCommands.Set),
        [Chassis | 0x09] = new(Privilege.Operator, 3, BootCommands.Get),

        [Sensor | 0x20] = new(Privilege.User, 0, SensorCommands.DeviceInfo),
        [Sensor | 0x25] = new(Privilege.User, 1, SensorCommands.Hysteresis),
        [Sensor | 0x27] = new(Privilege.User, 1, SensorCommands.Thresholds),
        [Sensor | 0x29] = new(Privilege.User, 1, SensorCommands.EventEnable),
        [Sensor | 0x2B] = new(Privilege.User, 1, SensorCommands.EventStatus),
        [Sensor | 0x2D] = new(Privilege.User, 1, SensorCommands.Reading),

        [App | 0x01] = new(Privilege.User, 0, DeviceCommands.DeviceId),
        [App | 0x02] = new(Privilege.Administrator, 0, DeviceCommands.Reset) { IsOrder = true },
        [App | 0x03] = new(Privilege.Administrator, 0, DeviceCommands.Reset) { IsOrder = true },
        [App | 0x04] = new(Privilege.User, 0, DeviceCommands.SelfTest),
        [App | 0x07] = new(Privilege.User, 0, DeviceCommands.AcpiPowerState),
        [App | 0x08] = new(Privilege.User, 0, DeviceCommands.SystemGuid),
        [App | 0x2F] = new(Privilege.User, 0, DeviceCommands.GlobalEnables),
        [App | 0x37] = new(Privilege.None, 0, DeviceCommands.SystemGuid),
        [App | 0x38] = new(Privilege.None, 2, ChannelCommands.AuthenticationCapabilities),
        [App | 0x3B] = new(Privilege.Callback, 1, SessionCommands.SetPrivilege),
        [App | 0x3C] = new(Privilege.Callback, 4, SessionCommands.Close),
        [App | 0x3D] = new(Privilege.User, 1, SessionCommands.Info),
        [App | 0x41] = new(Privilege.User, 2, ChannelCommands.Access),
        [App | 0x42] = new(Privilege.User, 1, ChannelCommands.Info),
        [App | 0x44] = new(Privilege.Operator, 2, UserCommands.Access),
        [App | 0x46] = new(Privilege.Operator, 1, UserCommands.Name),
        [App | 0x48] = new(Privilege.User, 6, SolCommands.Activate),
        [App | 0x49] = new(Privilege.User, 6, SolCommands.Deactivate),
        [App | 0x4A] = new(Privilege.User, 1, SolCommands.ActivationStatus),
        [App | 0x4B] = new(Privilege.User, 2, SolCommands.InstanceInfo),
        [App | 0x4D] = new(Privilege.Operator, 2, UserCommands.PayloadAccess),
        [App | 0x4E] = new(Privilege.User, 1, SolCommands.PayloadSupport),
        [App | 0x4F] = new(Privilege.User, 2, SolCommands.PayloadVersion),
        [App | 0x54] = new(Privilege.None, 3, ChannelCommands.CipherSuites),

        [Storage | 0x10] = new(Privilege.User, 1, FruCommands.AreaInfo),
        [Storage | 0x11] = new(Privilege.User, 4, FruCommands.Read),
        [Storage | 0x20] = new(Privilege.User, 0, RepositoryCommands.SdrInfo),
        [Storage | 0x21] = new(Privilege.User, 0, RepositoryCommands.SdrAllocation),
        [Storage | 0x22] = new(Privilege.User, 0, RepositoryCommands.Reserve),
        [Storage | 0x23] = new(Privilege.User, 6, RepositoryCommands.GetSdr),
        [Storage | 0x28] = new(Privilege.User, 0, RepositoryCommands.Time),
        [Storage | 0x40] = new(Privilege.User, 0, RepositoryCommands.SelInfo),
        [Storage | 0x41] = new(Privilege.User, 0, RepositoryCommands.SelAllocation),
        [Storage | 0x42] = new(Privilege.User, 0, RepositoryCommands.Reserve),
        [Storage | 0x43] = new(Privilege.User, 6, RepositoryCommands.GetSelEntry),
        [Storage | 0x47] = new(Privilege.Operator, 6, RepositoryCommands.ClearSel),
        [Storage | 0x48] = new(Privilege.User, 0, RepositoryCommands.Time),

        [Transport | 0x02] = new(Privilege.Operator, 4, LanCommands.Get),
        [Transport | 0x22] = new(Privilege.User, 4, SolCommands.GetConfiguration),
    }.ToFrozenDictionary();
}
