using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The virtual CD drive.</summary>
internal static class VirtualMedia
{
    private const string InsertAction = "VirtualMedia.InsertMedia";

    /// <summary>Clients give up after 60 s; what takes longer than this goes on as a task.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private static readonly Dictionary<string, bool> Protocols = new(StringComparer.Ordinal) { ["HTTP"] = true, ["HTTPS"] = true, ["OEM"] = true };
    private static readonly Dictionary<string, bool> Methods = new(StringComparer.Ordinal) { ["Stream"] = true, ["Upload"] = true };

    public static string Path(Request request) => $"{request.System}/VirtualMedia/Cd";

    public static Task<Reply> List(Request request)
    {
        request.Need<IVirtualMedia>();
        return Task.FromResult<Reply>(Json.Collection($"{request.System}/VirtualMedia", "VirtualMedia", "Virtual media", Path(request)));
    }

    public static async Task<Reply> Get(Request request) =>
        Body(request, await request.Need<IVirtualMedia>().ReadMediaAsync(request.Cancellation));

    public static Task<Reply> Insert(Request request)
    {
        request.Need<IVirtualMedia>();
        var given = new ActionParameters(InsertAction, request.Body,
            "Image", "Inserted", "WriteProtected", "UserName", "Password", "TransferMethod", "TransferProtocolType", "MediaType");
        var url = given.Needed("Image");
        given.OneOf("TransferProtocolType", Protocols);
        given.OneOf("TransferMethod", Methods);
        return InsertAsync(request, Image(request, url, given.Flag("WriteProtected"), given.Text("UserName"), given.Text("Password"))
            ?? throw new Refusal(400, PropertyMessages.ParameterWrongFormat(InsertAction, "Image", url)));
    }

    public static async Task<Reply> Eject(Request request)
    {
        var machine = request.Need<IVirtualMedia>();
        _ = new ActionParameters("VirtualMedia.EjectMedia", request.Body);
        await machine.EjectMediaAsync(request.Cancellation);
        return Reply.Empty;
    }

    /// <summary>The older way to insert and eject, and the only one to ask for certificate checks.</summary>
    public static async Task<Reply> Patch(Request request)
    {
        var machine = request.Need<IVirtualMedia>();
        var old = await machine.ReadMediaAsync(request.Cancellation);
        var (url, inserted, protect) = (old?.Url, (bool?)null, old?.WriteProtected ?? true);
        var (user, password, verify) = (old?.User, old?.Password, request.Node.VerifyMediaCertificate);
        foreach (var property in request.Body.Given)
        {
            var isNull = property.Value.ValueKind == JsonValueKind.Null;
            switch (property.Name)
            {
                case "Image": (url, inserted) = isNull ? (null, false) : (property.Text, inserted ?? true); break;
                case "Inserted": inserted = property.Flag; break;
                case "WriteProtected": protect = property.Flag; break;
                case "UserName": user = isNull ? null : property.Text; break;
                case "Password": password = isNull ? null : property.Text; break;
                case "VerifyCertificate": verify = property.Flag; break;
                default: throw property.NotWritable(Body(request, old));
            }
        }

        request.Node.VerifyMediaCertificate = verify;
        if (inserted == false)
        {
            await machine.EjectMediaAsync(request.Cancellation);
            return Reply.Empty;
        }

        if (url is null)
        {
            return inserted == true ? throw new Refusal(400, PropertyMessages.Missing("Image")) : Reply.Empty;
        }

        var image = Image(request, url, protect, user, password) ?? throw new Refusal(400, PropertyMessages.WrongFormat("Image", url));
        return image == old ? Reply.Empty : await InsertAsync(request, image);
    }

    private static MediaImage? Image(Request request, string url, bool? protect, string? user, string? password) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
            ? new MediaImage(url, protect ?? true, user, password, request.Node.VerifyMediaCertificate, [.. request.Node.MediaAuthorities.Values])
            : null;

    /// <summary>Waits while the client does, then makes a task of it. The work itself outlives the request either way.</summary>
    private static async Task<Reply> InsertAsync(Request request, MediaImage image)
    {
        var work = Worked((IVirtualMedia)request.Machine, image);
        try
        {
            await work.WaitAsync(Patience, request.Service.Options.Clock, CancellationToken.None);
            return Reply.Empty;
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            var task = request.Service.Tasks.Add(request.Principal, $"Insert into {request.Machine.Name}", work);
            return new Reply(202, Tasks.Body(task)) { Location = task.Monitor };
        }
    }

    private static async Task Worked(IVirtualMedia machine, MediaImage image)
    {
        try
        {
            await machine.InsertMediaAsync(image, CancellationToken.None);
        }
        catch (MediaUnavailableException unavailable)
        {
            var message = Messages.CannotConnect(image.Url);
            throw new Refusal(400, message with { Text = $"{message.Text} {unavailable.Message}" });
        }
    }

    private static JsonObject Body(Request request, MediaImage? image)
    {
        var path = Path(request);
        var body = Json.Resource(path, Schemas.VirtualMedia, "Cd", "Virtual CD");
        body["MediaTypes"] = Json.Strings("CD", "DVD");
        body["Image"] = image?.Url;
        body["ImageName"] = image is null ? null : image.Url[(image.Url.LastIndexOf('/') + 1)..];
        body["Inserted"] = image is not null;
        body["ConnectedVia"] = image is null ? "NotConnected" : "URI";
        body["WriteProtected"] = image?.WriteProtected ?? true;
        body["UserName"] = image?.User;
        body["Password"] = null;
        body["VerifyCertificate"] = request.Node.VerifyMediaCertificate;
        body["Certificates"] = Json.Link($"{path}/Certificates");
        body["Status"] = Json.Healthy();
        body["Actions"] = new JsonObject
        {
            ["#VirtualMedia.InsertMedia"] = new JsonObject
            {
                ["target"] = $"{path}/Actions/{InsertAction}",
                ["TransferProtocolType@Redfish.AllowableValues"] = Json.Strings("HTTP", "HTTPS"),
                ["TransferMethod@Redfish.AllowableValues"] = Json.Strings(Methods.Keys),
            },
            ["#VirtualMedia.EjectMedia"] = new JsonObject { ["target"] = $"{path}/Actions/VirtualMedia.EjectMedia" },
        };
        return body;
    }
}
