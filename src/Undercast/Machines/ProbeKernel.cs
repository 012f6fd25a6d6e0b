using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>A stock kernel for <see cref="KvmProbe"/>: this machine's own, else Debian's, out of the shared package cache or the archive.</summary>
internal static class ProbeKernel
{
    // $1 the image cache.
    private const string Script = """
        set -eu
        for own in "/boot/vmlinuz-$(uname -r)" /boot/vmlinuz-* "$1/probe/vmlinuz"; do
          if [ -s "$own" ]; then echo "$own"; exit 0; fi
        done
        mkdir -p "$1/probe"
        newest() { ls "$1"/linux-image-[0-9]*-cloud-amd64_*.deb 2>/dev/null | tail -n 1; }
        deb=$(newest "$1/packages/debs")
        if [ -z "$deb" ]; then
          cd "$1/probe"
          apt-get -qq update >&2
          apt-get -qq download "$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1)" >&2
          deb=$(newest "$1/probe")
        fi
        dpkg-deb --fsys-tarfile "$deb" | tar -xO --wildcards './boot/vmlinuz-*' > "$1/probe/vmlinuz.partial"
        mv "$1/probe/vmlinuz.partial" "$1/probe/vmlinuz"
        rm -f "$1"/probe/*.deb
        echo "$1/probe/vmlinuz"
        """;

    /// <summary>Its path.</summary>
    /// <exception cref="CommandFailedException">There is none, and none could be downloaded.</exception>
    public static async Task<string> FindAsync(ICommandRunner host, CancellationToken cancel) =>
        (await host.RunAsync(new Command("sh", "-c", Script, "sh", FileNames.ImageCache), cancel)).Output.Trim();
}
