using System.Net;
using Undercast.Bmc;

namespace Undercast.Tests.Bmc.Redfish;

public sealed class BootAndPowerTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("Pxe")]
    [InlineData("Hdd")]
    [InlineData("Cd")]
    [InlineData("BiosSetup")]
    [InlineData("Usb")]
    [InlineData("Floppy")]
    [InlineData("Diags")]
    [InlineData("None")]
    public async Task Each_boot_source_is_got_as_it_was_set_once_and_continuous(string target)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        foreach (var how in (string[])["Once", "Continuous"])
        {
            Assert.Equal(HttpStatusCode.NoContent, await http.ChangeAsync(
                served.System, $$$"""{"Boot":{"BootSourceOverrideTarget":"{{{target}}}","BootSourceOverrideEnabled":"{{{how}}}"}}"""));
            var boot = (await http.ReadAsync(served.System)).GetProperty("Boot");
            Assert.Equal((target, how), (boot.GetProperty("BootSourceOverrideTarget").GetString(), boot.GetProperty("BootSourceOverrideEnabled").GetString()));
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Once_is_used_up_by_a_start_that_IPMI_gave_too()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        using var ipmi = await served.LogInAsync();
        await http.ChangeAsync(served.System, """{"Boot":{"BootSourceOverrideTarget":"Cd","BootSourceOverrideEnabled":"Once"}}""");

        await ipmi.AskAsync(0x00, 0x02, 1);

        var boot = (await http.ReadAsync(served.System)).GetProperty("Boot");
        Assert.Equal("Disabled", boot.GetProperty("BootSourceOverrideEnabled").GetString());
        Assert.Equal([BootTarget.Cd], served.Machine.Starts);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_boot_mode_goes_to_UEFI_and_back()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        foreach (var mode in (string[])["UEFI", "Legacy", "UEFI"])
        {
            Assert.Equal(HttpStatusCode.NoContent, await http.ChangeAsync(served.System, $$$"""{"Boot":{"BootSourceOverrideMode":"{{{mode}}}"}}"""));
            Assert.Equal(mode, (await http.ReadAsync(served.System)).GetProperty("Boot").GetProperty("BootSourceOverrideMode").GetString());
        }

        Assert.Equal(HttpStatusCode.NoContent, await http.ChangeAsync(
            served.System, """{"Boot":{"BootSourceOverrideTarget":"UefiHttp","BootSourceOverrideEnabled":"Once","HttpBootUri":"http://192.0.2.1/boot.efi"}}"""));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"Boot":{"BootSourceOverrideTarget":"Bogus"}}""", "PropertyValueNotInList")]
    [InlineData("""{"Boot":{"BootSourceOverrideTarget":7}}""", "PropertyValueTypeError")]
    [InlineData("""{"Boot":{"BootSourceOverrideTarget":"UefiHttp"}}""", "PropertyValueNotInList")] // this machine is in BIOS mode
    [InlineData("""{"Boot":{"HttpBootUri":"not a uri"}}""", "PropertyValueFormatError")]
    [InlineData("""{"Boot":[]}""", "PropertyValueTypeError")]
    [InlineData("""{"PowerState":"On"}""", "PropertyNotWritable")]
    [InlineData("""{"Bogus":1}""", "PropertyUnknown")]
    [InlineData("{}", "NoOperation")]
    public async Task A_change_that_makes_no_sense_is_refused_with_its_message_and_changes_nothing(string body, string message)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        await http.ChangeAsync(served.System, """{"Boot":{"BootSourceOverrideTarget":"Pxe","BootSourceOverrideEnabled":"Once"}}""");

        using var answer = await http.DoAsync(HttpMethod.Patch, served.System, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(message, await answer.MessageAsync());
        Assert.Equal("Pxe", (await http.ReadAsync(served.System)).GetProperty("Boot").GetProperty("BootSourceOverrideTarget").GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_with_one_bad_property_does_not_do_the_good_ones()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        await http.ChangeAsync(served.System, """{"LocationIndicatorActive":true,"Bogus":1}""");

        Assert.False((await http.ReadAsync(served.System)).GetProperty("LocationIndicatorActive").GetBoolean());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("On", "ForceOff")]
    [InlineData("PushPowerButton", "GracefulShutdown")]
    [InlineData("PowerCycle", "PushPowerButton")]
    public async Task Reset_types_power_it_on_and_off(string on, string off)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(http, served, on));
        Assert.Equal("On", (await http.ReadAsync(served.System)).GetProperty("PowerState").GetString());
        foreach (var again in (string[])["ForceRestart", "GracefulRestart", "PowerCycle", "Nmi"])
        {
            Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(http, served, again));
        }

        Assert.Equal(4, served.Machine.Starts.Count);
        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(http, served, off));
        Assert.Equal("Off", (await http.ReadAsync(served.System)).GetProperty("PowerState").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await ResetAsync(http, served, "ForceRestart"));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_unknown_reset_type_is_refused_and_does_nothing()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        Assert.Equal(HttpStatusCode.BadRequest, await ResetAsync(http, served, "Bogus"));
        Assert.Empty(served.Machine.Starts);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_machine_on_its_way_down_is_on_until_it_is_off()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        await ResetAsync(http, served, "On");
        served.Machine.Transition = TimeSpan.FromMinutes(1);
        await ResetAsync(http, served, "GracefulShutdown");

        // Ironic takes "PoweringOff" for off, and would act too early.
        Assert.Equal("On", (await http.ReadAsync(served.System)).GetProperty("PowerState").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await ResetAsync(http, served, "On"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Secure_boot_is_set_and_in_force_after_the_next_start()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        var path = served.System + "/SecureBoot";

        Assert.Equal(HttpStatusCode.NoContent, await http.ChangeAsync(path, """{"SecureBootEnable":true}"""));
        Assert.Equal("Disabled", (await http.ReadAsync(path)).GetProperty("SecureBootCurrentBoot").GetString());
        await ResetAsync(http, served, "On");
        Assert.Equal("Enabled", (await http.ReadAsync(path)).GetProperty("SecureBootCurrentBoot").GetString());
        Assert.Equal(HttpStatusCode.NoContent, await http.ActAsync(path + "/Actions/SecureBoot.ResetKeys", """{"ResetKeysType":"DeleteAllKeys"}"""));
        Assert.Equal("SetupMode", (await http.ReadAsync(path)).GetProperty("SecureBootMode").GetString());
    }

    private static Task<HttpStatusCode> ResetAsync(HttpClient http, ServedMachine served, string type) =>
        http.ActAsync(served.System + "/Actions/ComputerSystem.Reset", $$"""{"ResetType":"{{type}}"}""");
}
