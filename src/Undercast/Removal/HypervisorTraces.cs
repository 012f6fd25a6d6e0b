using Undercast.Hosts;
using Undercast.Hosts.Ssh;

namespace Undercast.Removal;

/// <summary>
/// What labs leave on a Hypervisor that Undercast did not build, beside machines and networks: the BMC's daemon, units, folders, the program,
/// names in /etc/hosts, user stack. Packages stay, and the images in the cache: they are no lab's own.
/// </summary>
internal static class HypervisorTraces
{
    // $1 the machines' folder, $2 state, $3 consoles, $4 disks, $5 and $6 units, $7 the lab's key, $8 checkpoints. Prints what it removed,
    // then "left" and what is still there.
    private const string Script = """
        set -u
        if [ -n "$(ls -A "$1" 2>/dev/null)" ]; then
          echo "removed nothing else: machines of another lab are there"
        else
          for unit in "$5" "$6"; do
            name=${unit##*/}
            case $name in *@.service) ;; *) systemctl disable --now --quiet "$name" 2>/dev/null ;; esac
            [ -e "$unit" ] && rm -f "$unit" && echo "removed $name"
          done
          systemctl daemon-reload
          if grep -q '# undercast$' /etc/hosts; then
            { grep -v '# undercast$' /etc/hosts; } > /etc/hosts.undercast
            cat /etc/hosts.undercast > /etc/hosts
            rm -f /etc/hosts.undercast
            userdel --remove stack 2>/dev/null
            echo "removed user stack and the names in /etc/hosts"
          fi
          rm -rf --one-file-system "$2" "$3" /usr/local/lib/undercast
          rmdir "$8"/* "$8" "$4" 2>/dev/null
          echo "removed the program and its folders"
          for it in "$2" "$3" "$5" "$6" /usr/local/lib/undercast; do [ -e "$it" ] && echo "left $it"; done
        fi
        keys=/root/.ssh/authorized_keys
        { grep -vxF -- "$7" $keys; } > $keys.undercast
        cat $keys.undercast > $keys
        rm -f $keys.undercast
        echo "removed the lab's key"
        """;

    /// <summary>Removes them, the lab's own key last; answers what was removed.</summary>
    /// <exception cref="LeftoverException">Something is still there.</exception>
    public static async Task<IReadOnlyList<string>> RemoveAsync(LabSession lab, CancellationToken cancel)
    {
        string[] words =
        [
            FileNames.MachinesDirectory, Path.GetDirectoryName(FileNames.MachinesDirectory)!, FileNames.ConsoleLogs, FileNames.StoragePool,
            FileNames.BmcUnit, FileNames.MachineUnit, new SshKeyPair(lab.Paths.PrivateKey).PublicKey, FileNames.Checkpoints,
        ];
        var said = await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(new Command("sh", ["-c", Script, "sh", .. words]), cancel);
        var lines = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var left = Of("left ");
        return left.Count == 0 ? Of("removed ") : throw new LeftoverException($"still on the Hypervisor: {string.Join(", ", left)}");

        List<string> Of(string word) => [.. lines.Where(line => line.StartsWith(word, StringComparison.Ordinal)).Select(line => line[word.Length..])];
    }
}
