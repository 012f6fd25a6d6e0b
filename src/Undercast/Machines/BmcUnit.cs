namespace Undercast.Machines;

/// <summary>The systemd unit of the virtual BMC.</summary>
internal static class BmcUnit
{
    public const string Name = "undercast-bmc.service";

    /// <summary>The program is named by the folder of its content's hash, so that a newer program is another unit and gets a restart.</summary>
    public static string Render(string program, string address) => $"""
        # Written by Undercast: the BMCs of the lab's machines, IPMI and Redfish.
        [Unit]
        Description=Undercast virtual BMC
        After=network.target libvirtd.service

        [Service]
        Type=notify
        NotifyAccess=main
        ExecStart={program} bmc serve --address {address}
        # Consoles of running machines outlive a restart of the daemon.
        FileDescriptorStoreMax=4096
        FileDescriptorStorePreserve=yes
        Restart=always
        RestartSec=1

        [Install]
        WantedBy=multi-user.target

        """;

    /// <summary>The address that the installed unit listens on; null: it is not installed.</summary>
    public static async Task<string?> InstalledAddressAsync() => File.Exists(FileNames.BmcUnit)
        ? (await File.ReadAllLinesAsync(FileNames.BmcUnit)).FirstOrDefault(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))?.Split(' ')[^1]
        : null;
}
