using System.CommandLine;

namespace Undercast.Commands;

/// <summary>Options that every command about a lab has.</summary>
internal static class LabOptions
{
    public static readonly Option<string?> Lab = new("--lab") { Description = "the lab directory (default: $UNDERCAST_LAB, the current directory, or the lab beside the program)", Recursive = true, HelpName = "DIR" };

    public static readonly Option<bool> Json = new("--json") { Description = "answer in JSON", Recursive = true };

    public static readonly Option<bool> Quiet = new("--quiet") { Description = "tell only failures", Recursive = true };

    public static readonly Option<bool> NoColor = new("--no-color") { Description = "no colours (NO_COLOR does the same)", Recursive = true };
}
