using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

namespace Undercast.Hosts.Agent;

/// <summary>Puts this program on a host, once per content, and starts it there as the agent.</summary>
/// <param name="programFile">The native program: one file that needs nothing else.</param>
/// <param name="remembered">A private folder to keep its hash in; null: it is hashed each time.</param>
public sealed class AgentInstaller(string programFile, string? remembered = null)
{
    // Copied beside its place, checked and renamed, so a cut-off copy is never started. A version that a process or a unit still uses stays.
    private const string Script = """
        set -eu
        hash=$1 prefix=$2 lib=$2/lib/undercast dir=$2/lib/undercast/$1
        if [ ! -x "$dir/undercast" ]; then
          mkdir -p "$dir"
          part=$(mktemp "$dir/.undercast.XXXXXX")
          trap 'rm -f "$part"' EXIT
          cat > "$part"
          echo "$hash  $part" | sha256sum -c --status || { echo "the copy of undercast arrived damaged (its SHA-256 is not $hash)" >&2; exit 65; }
          chmod 755 "$part"
          mv -f "$part" "$dir/undercast"
        fi
        ln -sfn "$dir/undercast" "$lib/.undercast.$$"
        mv -fT "$lib/.undercast.$$" "$lib/undercast"
        used=$(readlink /proc/[0-9]*/exe 2>/dev/null || true)
        for old in "$lib"/*; do
          [ "$old" = "$dir" ] || [ -L "$old" ] && continue
          case $used in *"$old/"*) continue ;; esac
          grep -rqsF "$old/" /etc/systemd/system && continue
          ls "$old"/.undercast.* >/dev/null 2>&1 && continue
          rm -rf "$old"
        done
        """;

    private readonly Lazy<string> hash = new(() => remembered is null ? HashOf(programFile) : RememberedHashOf(programFile, remembered));

    /// <summary>Where it goes on the host: <c>lib/undercast/HASH/undercast</c> below this, and a link <c>lib/undercast/undercast</c> to it. <c>bin</c> is for what people install there.</summary>
    public string Prefix { get; init; } = "/usr/local";

    /// <summary>The login is not root, and gets there with <c>sudo -n</c>.</summary>
    public bool Sudo { get; init; }

    /// <summary>What to say to the program so that it is an agent.</summary>
    public IReadOnlyList<string> AgentArguments { get; init; } = ["agent"];

    /// <summary>SHA-256 of the program, lower-case hexadecimal.</summary>
    public string Hash => hash.Value;

    /// <summary>The program's path on the host.</summary>
    public string RemotePath => $"{Prefix}/lib/undercast/{Hash}/undercast";

    /// <summary>Installs the program that is running.</summary>
    /// <param name="sudo">See <see cref="Sudo"/>.</param>
    /// <param name="remembered">A private folder to keep the program's hash in: hashing it takes longer than asking the agent.</param>
    /// <exception cref="InvalidOperationException">It runs inside a .NET host, and so is not a file that can be copied alone.</exception>
    public static AgentInstaller ForThisProgram(bool sudo = false, string? remembered = null) =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet"
            ? new AgentInstaller(path, remembered) { Sudo = sudo }
            : throw new InvalidOperationException("the agent is the published native program; start undercast with ./undercast, not with dotnet");

    /// <summary>Who this program is, for <see cref="AgentServer"/>.</summary>
    public static AgentHello Hello()
    {
        var path = Environment.ProcessPath ?? "";
        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0.0.0";
        // An installed program lives in a folder named for its checked content; hashing it again would cost every start its time.
        var folder = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        var hash = folder.Length == 64 && folder.All(char.IsAsciiHexDigitLower) ? folder : HashOf(path);
        return new AgentHello(AgentHello.CurrentProtocol, version, hash);
    }

    /// <summary>Connects to the agent; one that is not there yet is installed first. The usual case costs one round trip.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="link">Its <see cref="AgentLink.Hash"/> is set to this program's.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AgentChannel> ConnectAsync(IProcessHost host, AgentLink link, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(link);
        var exact = link with { Hash = Hash };
        var agent = Elevate(new Command(RemotePath, [.. AgentArguments]));
        try
        {
            return await AgentChannel.ConnectAsync(host, agent, exact, cancel);
        }
        catch (Exception missing) when (missing is ProgramNotFoundException or AgentLostException { ExitCode: 126 or 127 or 1 })
        {
            // sudo says 1 for a command that is not there.
            await InstallAsync(host, cancel);
            return await AgentChannel.ConnectAsync(host, agent, exact, cancel);
        }
    }

    /// <summary>Copies the program there if it is not there yet, links it, and takes away older ones that nothing uses.</summary>
    public async Task InstallAsync(ICommandRunner host, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        var install = Elevate(new Command("sh", "-c", Script, "undercast-install", Hash, Prefix));
        await host.RunAsync(install with { Input = CommandInput.FromFile(programFile) }, cancel);
    }

    private Command Elevate(Command command) => Sudo ? new Command("sudo", ["-n", "--", command.Program, .. command.Arguments]) : command;

    /// <summary>The hash that was found for this very file: same length, same time of its last change. Whoever receives it checks it.</summary>
    private static string RememberedHashOf(string file, string folder)
    {
        var info = new FileInfo(file);
        var note = Path.Combine(folder, "program-hash");
        var identity = string.Create(CultureInfo.InvariantCulture, $"{info.FullName} {info.Length} {info.LastWriteTimeUtc.Ticks} ");
        if (File.Exists(note) && File.ReadAllText(note) is var known && known.StartsWith(identity, StringComparison.Ordinal) && known.Length == identity.Length + 64)
        {
            return known[identity.Length..];
        }

        var found = HashOf(file);
        var partial = $"{note}.{Environment.ProcessId}";
        File.WriteAllText(partial, identity + found);
        File.Move(partial, note, overwrite: true);
        return found;
    }

    private static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
