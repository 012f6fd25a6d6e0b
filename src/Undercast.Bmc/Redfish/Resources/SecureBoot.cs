using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>UEFI secure boot, where the machine has it.</summary>
internal static class SecureBoot
{
    private const string Action = "SecureBoot.ResetKeys";

    private static readonly Dictionary<string, SecureBootKeys> Kinds = new(StringComparer.Ordinal)
    {
        ["ResetAllKeysToDefault"] = SecureBootKeys.Default,
        ["DeleteAllKeys"] = SecureBootKeys.None,
        ["DeletePK"] = SecureBootKeys.NoPlatformKey,
    };

    public static async Task<Reply> Get(Request request) =>
        Body(request, await request.Need<ISecureBoot>().ReadSecureBootAsync(request.Cancellation));

    public static async Task<Reply> Patch(Request request)
    {
        var machine = request.Need<ISecureBoot>();
        if (request.Body.IsEmptyObject)
        {
            throw new Refusal(400, Messages.NoOperation);
        }

        bool? enable = null;
        foreach (var property in request.Body.Given)
        {
            enable = property.Name == "SecureBootEnable"
                ? property.Flag
                : throw property.NotWritable(Body(request, await machine.ReadSecureBootAsync(request.Cancellation)));
        }

        if (enable is { } wanted)
        {
            await machine.SetSecureBootAsync(wanted, request.Cancellation);
        }

        return Reply.Empty;
    }

    public static async Task<Reply> ResetKeys(Request request)
    {
        var machine = request.Need<ISecureBoot>();
        var keys = new ActionParameters(Action, request.Body, "ResetKeysType").OneOf("ResetKeysType", Kinds)
            ?? throw new Refusal(400, PropertyMessages.ParameterMissing(Action, "ResetKeysType"));
        await machine.ResetSecureBootKeysAsync(keys, request.Cancellation);
        return Reply.Empty;
    }

    private static JsonObject Body(Request request, SecureBootState state)
    {
        var body = Json.Resource($"{request.System}/SecureBoot", Schemas.SecureBoot, "SecureBoot", "UEFI secure boot");
        body["SecureBootEnable"] = state.Enabled;
        body["SecureBootCurrentBoot"] = state.InForce ? "Enabled" : "Disabled";
        body["SecureBootMode"] = state.HasKeys ? "UserMode" : "SetupMode";
        body["Actions"] = new JsonObject
        {
            ["#SecureBoot.ResetKeys"] = new JsonObject
            {
                ["target"] = $"{request.System}/SecureBoot/Actions/{Action}",
                ["ResetKeysType@Redfish.AllowableValues"] = Json.Strings(Kinds.Keys),
            },
        };
        return body;
    }
}
