using System.CommandLine;
using System.Text.Json.Nodes;
using Undercast.Services.Catalog;
using Undercast.Services.Roles;

namespace Undercast.Commands;

/// <summary>`undercast services [ROLE]`: the service catalog.</summary>
internal static class ServicesCommand
{
    private static readonly ServiceRole[] Roles = [UndercloudRole.Role, .. OvercloudRoles.All];

    public static Command Create()
    {
        var role = new Argument<string?>("ROLE") { HelpName = "ROLE", Arity = ArgumentArity.ZeroOrOne, Description = "only this role's services" };
        role.AcceptOnlyFromAmong([.. Roles.Select(r => r.Name)]);
        var command = new Command("services", "list the services of each role") { role };
        command.SetAction(parsed =>
        {
            var rows = Roles.Where(r => parsed.GetValue(role) is not { } name || r.Name == name)
                .SelectMany(wanted => wanted.Services.Select(service => (Role: wanted.Name, Service: service, Component: ServiceCatalog.ComponentOf(service).Name)));
            Console.WriteLine(parsed.GetValue(LabOptions.Json)
                ? new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject { ["role"] = row.Role, ["service"] = row.Service, ["component"] = row.Component })]).ToJsonString()
                : string.Join('\n', rows.Select(row => $"{row.Role,-12} {row.Service,-28} {row.Component}")));
            return ExitCodes.Done;
        });
        return command;
    }
}
