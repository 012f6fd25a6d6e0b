using System.Runtime.InteropServices;

// libc, libvirt and libsystemd are the system's: never looked for beside the program.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
