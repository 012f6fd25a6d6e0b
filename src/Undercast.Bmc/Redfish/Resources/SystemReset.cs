namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The action ComputerSystem.Reset.</summary>
internal static class SystemReset
{
    private const string Action = "ComputerSystem.Reset";

    private static readonly Dictionary<string, PowerAction> Actions = new(StringComparer.Ordinal)
    {
        ["On"] = PowerAction.On,
        ["ForceOff"] = PowerAction.ForceOff,
        ["GracefulShutdown"] = PowerAction.SoftOff,
        ["ForceRestart"] = PowerAction.Reset,
        ["PowerCycle"] = PowerAction.Cycle,
        ["Nmi"] = PowerAction.Nmi,
    };

    /// <summary>On until it is off: Ironic takes "PoweringOff" for off, and would go on too early.</summary>
    public static string Shown(PowerState power) => (power == PowerState.PoweringOff ? PowerState.On : power).ToString();

    public static IEnumerable<string> Types(IMachine machine) =>
        machine is ISoftReset ? [.. Actions.Keys, "PushPowerButton", "GracefulRestart"] : [.. Actions.Keys, "PushPowerButton"];

    public static async Task<Reply> Post(Request request)
    {
        var type = new ActionParameters(Action, request.Body, "ResetType").Text("ResetType") ?? "On";
        if (!Types(request.Machine).Contains(type))
        {
            throw new Refusal(400, PropertyMessages.ParameterNotInList(Action, "ResetType", type));
        }

        var power = (await request.Machine.ReadAsync(request.Cancellation)).Power;
        if (power == PowerState.Off && (type is "ForceRestart" or "GracefulRestart" or "Nmi"))
        {
            throw new Refusal(409, Messages.ResourceInStandby);
        }

        await (type switch
        {
            "GracefulRestart" => ((ISoftReset)request.Machine).SoftResetAsync(request.Cancellation),
            "PushPowerButton" => request.Machine.PowerAsync(power == PowerState.Off ? PowerAction.On : PowerAction.SoftOff, request.Cancellation),
            "PowerCycle" when power == PowerState.Off => request.Machine.PowerAsync(PowerAction.On, request.Cancellation),
            _ => request.Machine.PowerAsync(Actions[type], request.Cancellation),
        });
        return Reply.Empty;
    }
}
