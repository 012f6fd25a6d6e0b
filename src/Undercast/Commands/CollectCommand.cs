using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Undercast.Looking;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast collect [FILE]`.</summary>
internal static class CollectCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "the archive (default: undercast-LAB-TIME.tar.zst in the current directory)" };
        var command = new Command("collect", "gather logs, events, configuration and state in one archive, without secrets") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var path = Path.GetFullPath(parsed.GetValue(file) ?? string.Create(CultureInfo.InvariantCulture, $"undercast-{lab.Lab.Name}-{lab.Clock.GetUtcNow():yyyyMMdd-HHmmss}.tar.zst"));
            var remarks = await new Collection(lab, Console.Error.WriteLine).WriteAsync(path, cancel);
            foreach (var remark in remarks)
            {
                await Console.Error.WriteLineAsync($"undercast: not to be had: {remark}");
            }

            Console.WriteLine(parsed.GetValue(LabOptions.Json)
                ? new JsonObject { ["archive"] = path, ["missing"] = new JsonArray([.. remarks.Select(remark => (JsonNode)remark)]) }.ToJsonString()
                : path);
            return ExitCodes.Done;
        });
        return command;
    }
}
