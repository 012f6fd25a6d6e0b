using System.CommandLine;
using Undercast.Services.Catalog;
using Undercast.Services.Roles;

namespace Undercast.Commands;

/// <summary>`undercast services [ROLE]`: the service catalog.</summary>
internal static class ServicesCommand
{
    private static readonly ServiceRole[] Roles = [UndercloudRole.Role];

    public static Command Create()
    {
        var role = new Argument<string?>("ROLE") { HelpName = "ROLE", Arity = ArgumentArity.ZeroOrOne, Description = "only this role's services" };
        role.AcceptOnlyFromAmong([.. Roles.Select(r => r.Name)]);
        var command = new Command("services", "list the services of each role") { role };
        command.SetAction(parsed =>
        {
            foreach (var wanted in Roles.Where(r => parsed.GetValue(role) is not { } name || r.Name == name))
            {
                foreach (var service in wanted.Services)
                {
                    Console.WriteLine($"{wanted.Name,-12} {service,-28} {ServiceCatalog.ComponentOf(service).Name}");
                }
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
