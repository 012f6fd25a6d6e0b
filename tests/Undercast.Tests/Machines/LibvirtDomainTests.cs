using Undercast.Bmc;
using Undercast.Machines;

namespace Undercast.Tests.Machines;

public sealed class LibvirtDomainTests
{
    private static readonly MachineDefinition Machine = new("lab", "compute-0", Guid.Empty, MachineKind.Qemu, FirmwareMode.Uefi, Cpus: 1, MemoryMiB: 512, Nics: [], Disks: []);

    [Theory]
    [InlineData(FirmwareMode.Uefi, true, true, true)]
    [InlineData(FirmwareMode.Uefi, true, false, false)] // nothing to check with
    [InlineData(FirmwareMode.Uefi, false, true, false)]
    [InlineData(FirmwareMode.Bios, true, true, false)]
    public void Secure_boot_needs_UEFI_and_keys_and_comes_with_its_own_variables(FirmwareMode mode, bool enabled, bool keys, bool secure)
    {
        var files = new MachineFiles("compute-0", "/machines");
        var domain = LibvirtDomain.Render(files, Machine, BootRecord.Default with { Mode = mode, SecureBoot = enabled, HasSecureBootKeys = keys });

        Assert.Equal(secure, LibvirtDomain.IsSecure(domain));
        Assert.Equal(secure, domain.Descendants("smm").Any());
        Assert.Equal(secure, domain.Descendants("nvram").Any(variables => variables.Value == files.SecureFirmwareVariables));
    }
}
