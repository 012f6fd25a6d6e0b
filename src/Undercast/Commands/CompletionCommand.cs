using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast completion SHELL`: a script for the shell that asks this program what fits, so that it never knows less than the program.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # undercast completion for bash: put `source <(undercast completion bash)` into ~/.bashrc
        _undercast() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _undercast undercast ./undercast
        """;

    private const string Zsh = """
        #compdef undercast
        # undercast completion for zsh: put `source <(undercast completion zsh)` into ~/.zshrc, below compinit
        _undercast() {
          local -a fitting
          fitting=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a fitting
        }
        compdef _undercast undercast ./undercast
        """;

    private const string Fish = """
        # undercast completion for fish: undercast completion fish > ~/.config/fish/completions/undercast.fish
        function __undercast
          set --local line (commandline --cut-at-cursor)
          set --local words (commandline --tokenize-raw --cut-at-cursor)
          $words[1] "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
        end
        complete --command undercast --no-files --arguments '(__undercast)'
        """;

    internal static IReadOnlyDictionary<string, string> Scripts { get; } = new Dictionary<string, string> { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "write a script that lets the shell complete commands, options and names") { shell };
        command.SetAction(parsed =>
        {
            Console.WriteLine(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Done;
        });
        return command;
    }
}
