using System.CommandLine;
using System.Text.Json;
using Undercast.Drawing;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast graph`.</summary>
internal static class GraphCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "svg, or mermaid", DefaultValueFactory = _ => "svg", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("svg", "mermaid");
        var output = new Option<FileInfo?>("-o", "--output") { Description = "write to this file", HelpName = "FILE" };
        var command = new Command("graph", "draw the lab of conf/lab.yaml: networks, machines, their BMCs and services") { format, output };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var picture = Picture.Of(lab.Lab);
            var text = parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(picture, PictureJson.Default.Picture) + "\n"
                : parsed.GetValue(format) == "mermaid" ? MermaidText.Render(picture) : SvgText.Render(picture);
            await (parsed.GetValue(output) is { } file ? File.WriteAllTextAsync(file.FullName, text, cancel) : Console.Out.WriteAsync(text.AsMemory(), cancel));
            return ExitCodes.Done;
        });
        return command;
    }
}
