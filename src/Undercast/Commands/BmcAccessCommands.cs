using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Machines;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>A BMC as `undercast bmc list` shows it. <paramref name="Password"/> only if it was asked for.</summary>
internal sealed record BmcEntry(string Machine, MachineKind Kind, string? Address, int IpmiPort, string Redfish, string User, string? Password);

/// <summary>
/// `undercast bmc list|add|remove`: of the lab's Hypervisor, or with --here of this machine, which then needs no lab.
/// </summary>
internal static class BmcAccessCommands
{
    private static readonly Option<bool> Here = new("--here") { Description = "the BMCs of this machine itself, without a lab" };

    private static readonly Option<bool> Passwords = new("--passwords") { Description = "show passwords too" };

    private static readonly Argument<string> Domain = new("DOMAIN") { Description = "a libvirt domain that Undercast did not make" };

    public static Command List()
    {
        var command = new Command("list", "every machine's BMC: address, ports, user") { Passwords, Here };
        command.SetAction(async (parsed, cancel) => await AskAsync(
            parsed,
            (agent, lab) => agent.AskAsync(BmcMethods.List, new RemovalRequest(lab!, false), null, cancel),
            _ => Task.FromResult(new BmcReports(Adoption.List(null))),
            (reports, address) => Show(parsed, reports.Bmcs, address)));
        return command;
    }

    public static Command Add()
    {
        var port = new Option<int?>("--ipmi-port") { Description = "UDP port (default: the next free one from 6230; with --address, 623)", HelpName = "PORT" };
        var user = new Option<string?>("--user") { Description = "user name (default: admin)", HelpName = "NAME" };
        var password = new Option<FileInfo?>("--password-file") { Description = "a file with the password (default: a random one, shown by `bmc list --passwords`)", HelpName = "FILE" };
        var address = BmcCommand.Address("an address of this machine for this BMC alone: IPMI on its port 623, Redfish on 443 (default: the one of all BMCs)");
        var command = new Command("add", "give a libvirt domain a BMC") { Domain, address, port, user, password, Passwords, Here };
        command.SetAction(async (parsed, cancel) =>
        {
            var secret = parsed.GetValue(password) is { } file ? (await File.ReadAllTextAsync(file.FullName, cancel)).Trim() : null;
            var addition = new BmcAddition(parsed.GetRequiredValue(Domain), parsed.GetValue(port), parsed.GetValue(user), secret, parsed.GetValue(address)?.ToString());
            return await AskAsync(
                parsed,
                (agent, _) => agent.AskAsync(BmcMethods.Add, addition, null, cancel),
                adoption => adoption.AddAsync(addition, cancel),
                (report, address) => Show(parsed, [report], address));
        });
        return command;
    }

    public static Command Remove()
    {
        var command = new Command("remove", "take the BMC away that `bmc add` gave a domain; the domain stays as it is") { Domain, Here };
        command.SetAction(async (parsed, cancel) =>
        {
            var removal = new BmcRemoval(parsed.GetRequiredValue(Domain));
            return await AskAsync(
                parsed,
                (agent, _) => agent.AskAsync(BmcMethods.Remove, removal, null, cancel),
                _ => Task.FromResult(Adoption.Remove(removal)),
                (changes, _) => Console.WriteLine(string.Join('\n', changes.Sentences)));
        });
        return command;
    }

    private static async Task<int> AskAsync<T>(
        ParseResult parsed, Func<IAgent, string?, Task<T>> there, Func<Adoption, Task<T>> here, Action<T, string?> show)
    {
        if (parsed.GetValue(Here))
        {
            var local = new LocalCommandRunner(TimeProvider.System);
            show(await here(new Adoption(new MachineOpener(local, TimeProvider.System).Domains)), await BmcUnit.InstalledAddressAsync());
            return ExitCodes.Done;
        }

        await using var lab = LabDoor.Open(parsed);
        show(await there(lab.Agent(LabSshConfig.Hypervisor), lab.Lab.Name), lab.Lab.Networks.ControlPlane.Link.Hypervisor!.ToString());
        return ExitCodes.Done;
    }

    private static void Show(ParseResult parsed, IReadOnlyList<BmcReport> reports, string? address)
    {
        var entries = reports.Select(report => new BmcEntry(
            report.Machine,
            report.Kind,
            report.Access.Address ?? address,
            report.Access.IpmiPort,
            $"https://{report.Access.Address ?? $"{address}:{BmcDaemon.RedfishPort}"}/redfish/v1/Systems/{report.SystemId}",
            report.Access.User,
            parsed.GetValue(Passwords) ? report.Access.Password : null)).ToList();
        Console.WriteLine(parsed.GetValue(LabOptions.Json)
            ? JsonSerializer.Serialize(entries, BmcEntryJson.Default.ListBmcEntry)
            : string.Join('\n', entries.Select(entry =>
                $"{entry.Machine,-16} {entry.Kind,-10} ipmi {entry.Address}:{entry.IpmiPort}  {entry.Redfish}  {entry.User} {entry.Password}".TrimEnd())));
    }
}

/// <summary>BMCs as JSON.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<BmcEntry>))]
internal sealed partial class BmcEntryJson : JsonSerializerContext;
