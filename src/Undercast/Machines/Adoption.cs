using System.Net.NetworkInformation;
using System.Text;
using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>A BMC could not be given or taken; the message says why, and the cure.</summary>
internal sealed class BmcRefusedException(string message, Exception? cause = null) : HostException(message, cause);

/// <summary>Gives BMCs to libvirt domains that Undercast did not make, and takes them again. The domains themselves are not touched.</summary>
internal sealed class Adoption(LibvirtDomains domains)
{
    private const int FirstPort = 6230;

    /// <summary>The BMCs of a lab's machines, then those of adopted domains, which belong to no lab.</summary>
    public static IReadOnlyList<BmcReport> List(string? lab) =>
        [.. MachineFiles.All().Where(files => files.Definition().Lab == lab || lab is null).Concat(Adopted()).Where(files => files.HasBmc).Select(Report)];

    /// <exception cref="BmcRefusedException">There is no such domain, it has a BMC, or the address, the port or the user does not fit.</exception>
    public async Task<BmcReport> AddAsync(BmcAddition addition, CancellationToken cancel)
    {
        if (addition.Password is { } given && Encoding.UTF8.GetByteCount(given) is 0 or > 20)
        {
            throw new BmcRefusedException("the password has no or more than 20 bytes, which IPMI does not take; choose another");
        }

        if (new MachineFiles(addition.Domain).Exists || Files(addition.Domain).Exists)
        {
            throw new BmcRefusedException($"'{addition.Domain}' has a BMC already; `undercast bmc list` shows it");
        }

        var access = Place(addition, [.. MachineFiles.All().Concat(Adopted()).Select(files => files.Bmc()).OfType<BmcAccess>()]);
        var uuid = await FindAsync(addition.Domain, cancel);
        var files = Files(addition.Domain);
        files.Write(new MachineDefinition("", addition.Domain, uuid, MachineKind.Adopted, FirmwareMode.Bios, 0, 0, [], []));
        files.Write(access with { User = addition.User ?? access.User, Password = addition.Password ?? access.Password });
        return Report(files);
    }

    /// <exception cref="BmcRefusedException">It has none that was given with <see cref="AddAsync"/>.</exception>
    public static Changes Remove(BmcRemoval removal)
    {
        var files = Files(removal.Domain);
        if (!files.Exists)
        {
            throw new BmcRefusedException($"'{removal.Domain}' has no BMC that `undercast bmc add` gave; `undercast bmc list` shows all");
        }

        files.Remove();
        return new Changes([$"{removal.Domain}: has no BMC any more"]);
    }

    private static BmcAccess Place(BmcAddition addition, IReadOnlyList<BmcAccess> others)
    {
        if (addition.Address is { } address)
        {
            if (others.Any(other => other.Address == address))
            {
                throw new BmcRefusedException($"{address} is another BMC's address; give this one an address of its own");
            }

            if (!NetworkInterface.GetAllNetworkInterfaces().SelectMany(nic => nic.GetIPProperties().UnicastAddresses).Any(own => own.Address.ToString() == address))
            {
                throw new BmcRefusedException($"{address} is on no interface of this machine; put it there, as with: ip address add {address}/32 dev lo");
            }

            return BmcAccess.New(addition.IpmiPort ?? BmcAccess.StandardIpmiPort) with { Address = address };
        }

        var taken = others.Where(other => other.Address is null).Select(other => other.IpmiPort).ToHashSet();
        return addition.IpmiPort is { } wished && taken.Contains(wished)
            ? throw new BmcRefusedException($"IPMI port {wished} is another BMC's; leave --ipmi-port out to have a free one")
            : BmcAccess.New(addition.IpmiPort ?? Enumerable.Range(FirstPort, ushort.MaxValue - FirstPort).First(port => !taken.Contains(port)));
    }

    private async Task<Guid> FindAsync(string domain, CancellationToken cancel)
    {
        try
        {
            return await domains.FindAsync(domain, cancel)
                ?? throw new BmcRefusedException($"libvirt has no domain '{domain}'; `virsh list --all` shows those that it has");
        }
        catch (MachineUnreachableException unreachable)
        {
            throw new BmcRefusedException(unreachable.Message, unreachable);
        }
    }

    private static MachineFiles Files(string name) =>
        name.Length > 0 && name[0] != '.' && !name.Contains('/', StringComparison.Ordinal)
            ? new MachineFiles(name, FileNames.AdoptedDirectory)
            : throw new BmcRefusedException($"'{name}' cannot be a folder's name, which a BMC needs");

    private static IEnumerable<MachineFiles> Adopted() => MachineFiles.All(FileNames.AdoptedDirectory);

    private static BmcReport Report(MachineFiles files)
    {
        var definition = files.Definition();
        return new BmcReport(files.Name, definition.Kind, definition.Uuid.ToString("D"), files.Bmc()!);
    }
}
