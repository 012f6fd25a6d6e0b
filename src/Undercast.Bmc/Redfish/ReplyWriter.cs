using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Undercast.Bmc.Redfish;

/// <summary>Writes answers with the headers that DSP0266, 8.3 asks for.</summary>
internal static class ReplyWriter
{
    public static Task WriteAsync(HttpContext context, Reply reply, string? etag, string schema)
    {
        var response = context.Response;
        if (etag is not null)
        {
            response.Headers.ETag = etag;
            if (context.Request.Headers.IfNoneMatch.Contains(etag))
            {
                return SendAsync(context, 304, null, "");
            }
        }

        if (reply.Location is not null)
        {
            response.Headers.Location = reply.Location;
        }

        if (reply.Token is not null)
        {
            response.Headers["X-Auth-Token"] = reply.Token;
        }

        if (schema.Length > 0)
        {
            response.Headers.Link = $"</redfish/v1/JsonSchemas/{schema}>; rel=describedby";
        }

        return reply.Document is { } document
            ? SendAsync(context, reply.Status, Encoding.UTF8.GetBytes(document.Text), document.Type)
            : SendAsync(context, reply.Status, Bytes(reply.Body), "application/json; charset=utf-8");
    }

    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (refusal.Status == 401)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Undercast BMC\"";
        }

        if (refusal.RetryAfter > 0)
        {
            context.Response.Headers.RetryAfter = refusal.RetryAfter.ToString(CultureInfo.InvariantCulture);
        }

        return SendAsync(context, refusal.Status, Bytes(ErrorBody(refusal.Messages)), "application/json; charset=utf-8");
    }

    /// <summary>The error object (DSP0266, 8.6).</summary>
    public static JsonObject ErrorBody(IReadOnlyList<Message> messages) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = $"{Message.Registry}.{(messages.Count == 1 ? messages[0].Key : "GeneralError")}",
            ["message"] = messages.Count == 1
                ? messages[0].Text
                : "A general error has occurred.  See Resolution for information on how to resolve the error, or @Message.ExtendedInfo if Resolution is not provided.",
            ["@Message.ExtendedInfo"] = new JsonArray([.. messages.Select(message => message.ToJson())]),
        },
    };

    private static byte[]? Bytes(JsonObject? body) => body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString());

    private static async Task SendAsync(HttpContext context, int status, byte[]? body, string type)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers["OData-Version"] = "4.0";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (body is null)
        {
            return;
        }

        response.ContentType = type;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
