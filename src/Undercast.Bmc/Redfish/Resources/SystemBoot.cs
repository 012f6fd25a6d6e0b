using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The boot source override, the firmware mode and the identify light: what may be changed of a system.</summary>
internal static class SystemBoot
{
    private static readonly Dictionary<string, BootTarget> Targets = new(StringComparer.Ordinal)
    {
        ["None"] = BootTarget.None,
        ["Pxe"] = BootTarget.Pxe,
        ["Hdd"] = BootTarget.Disk,
        ["Cd"] = BootTarget.Cd,
        ["BiosSetup"] = BootTarget.BiosSetup,
        ["Floppy"] = BootTarget.Floppy,
        ["Usb"] = BootTarget.Usb,
        ["Diags"] = BootTarget.Diagnostics,
        ["RemoteDrive"] = BootTarget.RemoteDisk,
        ["UefiHttp"] = BootTarget.UefiHttp,
    };

    private static readonly Dictionary<string, BootOverride> Overrides = new(StringComparer.Ordinal)
    {
        ["Disabled"] = BootOverride.Disabled,
        ["Once"] = BootOverride.Once,
        ["Continuous"] = BootOverride.Continuous,
    };

    private static readonly Dictionary<string, FirmwareMode> Modes = new(StringComparer.Ordinal)
    {
        ["Legacy"] = FirmwareMode.Bios,
        ["UEFI"] = FirmwareMode.Uefi,
    };

    public static JsonObject Body(Request request, BootSettings boot, FirmwareMode firmware) => new()
    {
        ["BootSourceOverrideEnabled"] = boot.Override.ToString(),
        ["BootSourceOverrideEnabled@Redfish.AllowableValues"] = Json.Strings(Overrides.Keys),
        ["BootSourceOverrideTarget"] = Name(boot.Target),
        ["BootSourceOverrideTarget@Redfish.AllowableValues"] = Json.Strings(Targets.Keys.Where(name => Fits(name, firmware))),
        ["BootSourceOverrideMode"] = firmware == FirmwareMode.Uefi ? "UEFI" : "Legacy",
        ["BootSourceOverrideMode@Redfish.AllowableValues"] = Json.Strings(
            (request.Machine is IBootMode choice ? choice.BootModes : [firmware]).Select(mode => mode == FirmwareMode.Uefi ? "UEFI" : "Legacy")),
        ["HttpBootUri"] = boot.HttpUri,
    };

    public static async Task<Reply> Patch(Request request)
    {
        if (request.Body.IsEmptyObject)
        {
            throw new Refusal(400, Messages.NoOperation);
        }

        var changes = new List<Func<Task>>();
        foreach (var property in request.Body.Given)
        {
            switch (property.Name)
            {
                case "Boot" when property.Value.ValueKind == JsonValueKind.Object:
                    changes.AddRange(await ReadBootAsync(request, property.Value));
                    break;
                case "Boot":
                    throw property.WrongType();
                case "IndicatorLED" or "LocationIndicatorActive":
                    changes.Add(ChassisBox.Light(request, property));
                    break;
                default:
                    throw property.NotWritable((await Systems.Get(request)).Body);
            }
        }

        // Everything was understood: now, and not before, it is done.
        foreach (var change in changes)
        {
            await change();
        }

        return Reply.Empty;
    }

    private static async Task<IEnumerable<Func<Task>>> ReadBootAsync(Request request, JsonElement boot)
    {
        var machine = request.Machine;
        var old = (await machine.ReadAsync(request.Cancellation)).Boot;
        var firmware = (await machine.ReadHardwareAsync(request.Cancellation)).Firmware;
        var settings = old;
        FirmwareMode? mode = null;
        foreach (var property in boot.Given)
        {
            switch (property.Name)
            {
                case "BootSourceOverrideEnabled": settings = settings with { Override = property.OneOf(Overrides) }; break;
                case "BootSourceOverrideTarget": settings = settings with { Target = property.OneOf(Targets) }; break;
                case "HttpBootUri" when property.Value.ValueKind == JsonValueKind.Null: settings = settings with { HttpUri = null }; break;
                case "HttpBootUri": settings = settings with { HttpUri = Uri(property) }; break;
                case "BootSourceOverrideMode": mode = property.OneOf(Modes); break;
                default: throw property.NotWritable(Body(request, old, firmware));
            }
        }

        if (mode is not null && mode != firmware && (machine is not IBootMode choice || !choice.BootModes.Contains(mode.Value)))
        {
            throw new Refusal(400, PropertyMessages.NotInList("BootSourceOverrideMode", mode == FirmwareMode.Uefi ? "UEFI" : "Legacy"));
        }

        if (!Fits(Name(settings.Target), mode ?? firmware))
        {
            throw new Refusal(400, PropertyMessages.NotInList("BootSourceOverrideTarget", Name(settings.Target)));
        }

        // What Redfish sets replaces whatever an IPMI client had set, its hints too.
        settings = settings == old ? old : settings with { UefiHint = (mode ?? firmware) == FirmwareMode.Uefi, IpmiFlags = 0 };
        var changes = new List<Func<Task>>();
        if (mode is not null && mode != firmware)
        {
            changes.Add(() => ((IBootMode)machine).SetBootModeAsync(mode.Value, request.Cancellation));
        }

        if (settings != old)
        {
            changes.Add(() => machine.SetBootAsync(settings, request.Cancellation));
        }

        return changes;
    }

    private static bool Fits(string target, FirmwareMode firmware) => target != "UefiHttp" || firmware == FirmwareMode.Uefi;

    private static string Uri(JsonProperty property) =>
        System.Uri.TryCreate(property.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? property.Text
            : throw new Refusal(400, PropertyMessages.WrongFormat(property.Name, property.Text));

    /// <summary>IPMI's finer kinds show as the kind that Redfish has for them.</summary>
    private static string Name(BootTarget target) => target switch
    {
        BootTarget.Disk or BootTarget.SafeDisk => "Hdd",
        BootTarget.Cd or BootTarget.RemoteCd => "Cd",
        BootTarget.Floppy or BootTarget.RemoteFloppy => "Floppy",
        BootTarget.Usb or BootTarget.RemoteMedia => "Usb",
        _ => Targets.First(one => one.Value == target).Key,
    };
}
