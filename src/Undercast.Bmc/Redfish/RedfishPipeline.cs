using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Undercast.Bmc.Redfish;

/// <summary>
/// Every request passes through here, in these steps (docs/bmc-protocol.md, part 2):
/// 1. headers of the protocol; 2. the route; 3. who asks; 4. the node, and what may be done to it; 5. the method; 6. the body;
/// 7. preconditions; 8. the resource's own handler; 9. query parameters; 10. the answer with its ETag.
/// </summary>
internal sealed partial class RedfishPipeline(RedfishState service, RouteTree routes, ILogger log)
{
    private readonly Authentication authentication = new(service);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (Refusal refusal)
        {
            await ReplyWriter.WriteAsync(context, refusal);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException bad)
        {
            await ReplyWriter.WriteAsync(context, new Refusal(bad.StatusCode, bad.StatusCode == 413 ? Messages.PayloadTooLarge : Messages.UnrecognizedBody));
        }
#pragma warning disable CA1031 // A defect in a handler or a machine ends this request, not the daemon that serves the other nodes.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            LogDefect(log, context.Request.Method, context.Request.Path, defect);
            await ReplyWriter.WriteAsync(context, new Refusal(500, Messages.InternalError));
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        // 1. Headers of the protocol (DSP0266, 6.5 and 8.3): a version that is not ours is refused before anything else.
        var asked = context.Request.Headers["OData-Version"];
        if (asked.Count > 0 && asked != "4.0")
        {
            throw new Refusal(412, Messages.HeaderInvalid("OData-Version"));
        }

        // 2. The route.
        var path = context.Request.Path.Value!.TrimEnd('/');
        var request = new Request(service, path, context.RequestAborted) { Client = context.Connection.RemoteIpAddress?.ToString() };
        var route = path.StartsWith("/redfish", StringComparison.Ordinal) ? routes.Find(path.AsSpan(1), request.Parameters) : null;

        // 3. Who asks. An unknown path is told only to those who may ask at all.
        var method = context.Request.Method;
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var open = route is not null && ((route.OpenToAll && reads) || (route.OpenPost && HttpMethods.IsPost(method)));
        request.Asking = authentication.Find(context.Request, required: !open);
        if (route is null)
        {
            throw request.NotFound();
        }

        // 4. The node, and what may be done to it.
        var privilege = request.Asking?.Highest ?? Privilege.None;
        if (request.Parameters.TryGetValue("system", out var id))
        {
            if (!request.Principal.TryFind(id, out var node, out privilege))
            {
                throw request.NotFound();
            }

            request.Node = node;
        }

        // 5. The method.
        var handler = reads ? route.Get
            : HttpMethods.IsPatch(method) ? route.Patch
            : HttpMethods.IsPost(method) ? route.Post
            : HttpMethods.IsDelete(method) ? route.Delete : null;
        context.Response.Headers.Allow = route.Allow;
        if (handler is null)
        {
            throw new Refusal(HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsPost(method)
                || HttpMethods.IsDelete(method) || reads ? 405 : 501, Messages.OperationNotAllowed);
        }

        if (!open && privilege < (reads ? Privilege.User : route.ChangeNeeds))
        {
            throw new Refusal(403, Messages.InsufficientPrivilege);
        }

        // 6. The body.
        if (!reads)
        {
            request.Body = await BodyReader.ReadAsync(context.Request);
        }

        // 7. Preconditions (DSP0266, 7.4): what the client changes must be what it has read.
        var match = context.Request.Headers.IfMatch;
        if (!reads && match.Count > 0 && match != "*" && route.Get is not null
            && match.ToString() != ETag.Of((await Mapped(route.Get, request)).Body))
        {
            throw new Refusal(412, Messages.PreconditionFailed);
        }

        // 8. The resource's own handler.
        var reply = await Mapped(handler, request);

        // 9. Query parameters.
        var etag = reads ? ETag.Of(reply.Body) : null;
        if (reads && reply.Body is { } body && context.Request.Query.Count > 0)
        {
            await Query.ApplyAsync(context.Request.Query, body, member => ReadAsync(member, request));
        }

        // 10. The answer with its ETag.
        await ReplyWriter.WriteAsync(context, reply, etag, route.Schema);
    }

    /// <summary>A linked resource's body for $expand, as the same asker would get it; null if there is none.</summary>
    private async Task<System.Text.Json.Nodes.JsonObject?> ReadAsync(string path, Request outer)
    {
        var request = new Request(service, path, outer.Cancellation) { Asking = outer.Asking };
        if (routes.Find(path.AsSpan(1), request.Parameters) is not { Get: { } get })
        {
            return null;
        }

        if (request.Parameters.TryGetValue("system", out var id))
        {
            if (!request.Principal.TryFind(id, out var node, out _))
            {
                return null;
            }

            request.Node = node;
        }

        return (await Mapped(get, request)).Body;
    }

    /// <summary>Calls a handler; what machines throw becomes what Redfish says.</summary>
    private static async Task<Reply> Mapped(Handler handler, Request request)
    {
        try
        {
            return await handler(request);
        }
        catch (MachineUnreachableException)
        {
            throw new Refusal(503, Messages.TryLater(3)) { RetryAfter = 3 };
        }
        catch (MachineGoneException)
        {
            throw request.NotFound();
        }
        catch (MachineBusyException)
        {
            throw new Refusal(409, Messages.ResourceInUse) { RetryAfter = 3 };
        }
        catch (UnsupportedByMachineException)
        {
            throw new Refusal(400, Messages.ActionNotSupported(request.Path[(request.Path.LastIndexOf('/') + 1)..]));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} met a defect")]
    private static partial void LogDefect(ILogger log, string method, string path, Exception defect);
}
