using System.Text.Json;
using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Ironic;

/// <summary>Nodes, and what can be asked of each.</summary>
public sealed class Nodes : MutableResource<Node, NodeRequest>
{
    internal Nodes(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/nodes", "node", "nodes", IronicJson.Default.Node, it => it.Uuid, it => it.Name)
            {
                Bare = true,
                Detail = "/detail",
                NameInPath = true,
                UpdateForm = UpdateForm.JsonPatch,
            },
            IronicJson.Default.NodeRequest)
    {
    }

    /// <summary>Takes fields away, such as <c>/instance_info/image_source</c>.</summary>
    /// <param name="id">Name or uuid.</param>
    /// <param name="pointers">RFC 6901 pointers.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Node> RemoveFieldsAsync(string id, IEnumerable<string> pointers, CancellationToken cancel)
    {
        var operations = new JsonArray([.. pointers.Select(path => new JsonObject { ["op"] = "remove", ["path"] = path })]);
        return Shape.Read(await Endpoint.JsonAsync(RestRequest.Patch(Shape.One(id), operations), cancel));
    }

    /// <summary>Starts a change of the provision state; watch <see cref="Node.ProvisionState"/> for its end.</summary>
    /// <param name="id">Name or uuid.</param>
    /// <param name="target">One of <see cref="ProvisionTarget"/>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="configDrive">For a deployment: a config drive's content (meta_data, user_data, network_data), or the URL of one.</param>
    public Task SetProvisionStateAsync(string id, string target, CancellationToken cancel, JsonNode? configDrive = null)
    {
        var body = Json.Wrap("target", target);
        if (configDrive is not null)
        {
            body["configdrive"] = configDrive;
        }

        return Endpoint.DoAsync(RestRequest.Put($"{Shape.One(id)}/states/provision", body), cancel);
    }

    /// <summary>Starts a change of the power state.</summary>
    /// <param name="id">Name or uuid.</param>
    /// <param name="target">One of <see cref="PowerTarget"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public Task SetPowerStateAsync(string id, string target, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Put($"{Shape.One(id)}/states/power", Json.Wrap("target", target)), cancel);

    /// <summary>Sets the boot mode: <c>bios</c> or <c>uefi</c>.</summary>
    public Task SetBootModeAsync(string id, string bootMode, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Put($"{Shape.One(id)}/states/boot_mode", Json.Wrap("target", bootMode)), cancel);

    public async Task<BootDevice> BootDeviceAsync(string id, CancellationToken cancel)
    {
        var path = $"{Shape.One(id)}/management/boot_device";
        return Json.Read(await Endpoint.JsonAsync(RestRequest.Get(path), cancel), IronicJson.Default.BootDevice, path);
    }

    public Task SetBootDeviceAsync(string id, BootDevice device, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Put($"{Shape.One(id)}/management/boot_device", Json.Write(device, IronicJson.Default.BootDevice)), cancel);

    public Task InjectNmiAsync(string id, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Put($"{Shape.One(id)}/management/inject_nmi", new JsonObject()), cancel);

    /// <summary>What each interface (boot, deploy, power, …) lacks.</summary>
    public async Task<IReadOnlyDictionary<string, InterfaceValidation>> ValidateAsync(string id, CancellationToken cancel)
    {
        var path = $"{Shape.One(id)}/validate";
        return Json.Read(await Endpoint.JsonAsync(RestRequest.Get(path), cancel), IronicJson.Default.DictionaryStringInterfaceValidation, path);
    }

    /// <summary>Replaces all traits.</summary>
    public Task SetTraitsAsync(string id, IEnumerable<string> traits, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Put($"{Shape.One(id)}/traits", Json.Wrap("traits", new JsonArray([.. traits.Select(trait => JsonValue.Create(trait))]))), cancel);

    /// <summary>What inspection found (<c>inventory</c>, <c>plugin_data</c>); null before the first one.</summary>
    public Task<JsonElement?> InventoryAsync(string id, CancellationToken cancel) =>
        Endpoint.JsonOrNullAsync(RestRequest.Get($"{Shape.One(id)}/inventory"), cancel);

    public Task SetMaintenanceAsync(string id, string reason, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Put($"{Shape.One(id)}/maintenance", Json.Wrap("reason", reason)), cancel);

    public Task UnsetMaintenanceAsync(string id, CancellationToken cancel) =>
        Endpoint.DoAsync(RestRequest.Delete($"{Shape.One(id)}/maintenance"), cancel);
}
