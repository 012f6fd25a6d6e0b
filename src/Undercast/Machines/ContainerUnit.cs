using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>The systemd unit that runs a container machine: being active is being powered on.</summary>
internal static class ContainerUnit
{
    public const string Slice = "undercast.slice";

    public static string Name(string machine) => $"undercast-machine@{machine}.service";

    /// <summary>Where the firmware leaves the command that becomes the machine; in memory, because it must not outlive a reboot.</summary>
    public static string StartScript(string machine) => $"/run/undercast/{machine}.start";

    /// <summary>There while a shutdown that was asked for has not ended.</summary>
    public static string StoppingMark(string machine) => $"/run/undercast/{machine}.stopping";

    /// <summary>Leads to the machine's console while the BMC daemon holds one.</summary>
    public static string Terminal(string machine) => $"/run/undercast/{machine}.tty";

    /// <summary>Takes a file of this folder away; neither need be there.</summary>
    public static void Clear(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    public static string ControlGroup(string machine) => $"/sys/fs/cgroup/{Slice}/{Name(machine)}";

    /// <summary>The unit template, the same for all machines.</summary>
    public static string Template { get; } = $"""
        # Written by Undercast: container machines of a lab. The instance name is the machine's.
        [Unit]
        Description=Undercast container machine %i

        [Service]
        Slice={Slice}
        Type=notify
        NotifyAccess=all
        Environment=SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1
        ExecStartPre={FileNames.InstalledProgram} machine prepare %i
        ExecStart=/bin/sh /run/undercast/%i.start
        ExecStopPost={FileNames.InstalledProgram} machine release %i
        StandardInput=null
        StandardOutput=append:{FileNames.ConsoleLogs}/%i.log
        StandardError=append:{FileNames.ConsoleLogs}/%i.log
        RuntimeDirectory=undercast
        RuntimeDirectoryPreserve=yes
        Delegate=yes
        DevicePolicy=auto
        KillMode=mixed
        TimeoutStartSec=infinity
        TimeoutStopSec=120
        # A system that restarts itself passes its firmware again.
        RestartForceExitStatus=133
        SuccessExitStatus=133
        LimitNOFILE=1048576
        TasksMax=infinity

        """;

    /// <summary>
    /// The start script: the machine's command on its console, or without one if nobody holds it; or a machine that is on and boots
    /// nothing, as hardware would be.
    /// </summary>
    public static string Script(string machine, Command? command) => command is null ? "exec sleep infinity\n" : $"""
        export TERM=vt220 SYSTEMD_TINT_BACKGROUND=0 SYSTEMD_ADJUST_TERMINAL_TITLE=0
        if [ -c {Terminal(machine)} ]; then exec {command} --console=interactive <>{Terminal(machine)} >&0 2>&0; fi
        exec {command} --console=read-only

        """;
}
