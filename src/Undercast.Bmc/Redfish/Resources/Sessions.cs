using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>Logging in and out (DSP0266, 13.3.4).</summary>
internal static class Sessions
{
    private const string Path = "/redfish/v1/SessionService/Sessions";

    public static Task<Reply> Service(Request request)
    {
        var body = Json.Resource("/redfish/v1/SessionService", Schemas.SessionService, "SessionService", "Session service");
        body["Status"] = Json.Healthy();
        body["ServiceEnabled"] = true;
        body["SessionTimeout"] = (int)request.Service.Sessions.Timeout.TotalSeconds;
        body["Sessions"] = Json.Link(Path);
        return Task.FromResult<Reply>(body);
    }

    public static Task<Reply> List(Request request) => Task.FromResult<Reply>(Json.Collection(
        Path, "Session", "Sessions", request.Service.Sessions.Of(request.Principal).Select(session => $"{Path}/{session.Id}")));

    /// <summary>1. name and password; 2. a session with a random token; 3. 201, the token in X-Auth-Token, the session in Location.</summary>
    public static Task<Reply> Open(Request request)
    {
        // 1.
        string? user = null, password = null;
        foreach (var property in request.Body.Given)
        {
            switch (property.Name)
            {
                case "UserName": user = property.Text; break;
                case "Password": password = property.Text; break;
                default: throw property.NotWritable(null);
            }
        }

        if (user is null || password is null)
        {
            throw new Refusal(400, PropertyMessages.Missing(user is null ? "UserName" : "Password"));
        }

        var principal = request.Service.Accounts.Find(user, password) ?? throw new Refusal(401, Messages.NoValidSession);

        // 2.
        var session = request.Service.Sessions.Open(principal, request.Client, out var token)
            ?? throw new Refusal(503, Messages.SessionLimit) { RetryAfter = 30 };

        // 3.
        return Task.FromResult(new Reply(201, Body(session)) { Location = $"{Path}/{session.Id}", Token = token });
    }

    public static Task<Reply> Get(Request request) => Task.FromResult<Reply>(Body(Find(request)));

    public static Task<Reply> Close(Request request)
    {
        request.Service.Sessions.Close(Find(request));
        return Task.FromResult(Reply.Empty);
    }

    private static RedfishSession Find(Request request) =>
        request.Service.Sessions.Of(request.Principal).FirstOrDefault(one => one.Id == request.Parameters["session"]) ?? throw request.NotFound();

    private static JsonObject Body(RedfishSession session)
    {
        var body = Json.Resource($"{Path}/{session.Id}", Schemas.Session, session.Id, $"Session {session.Id}");
        body["UserName"] = session.Principal.UserName;
        body["Password"] = null;
        body["SessionType"] = "Redfish";
        if (session.Client is not null)
        {
            body["ClientOriginIPAddress"] = session.Client;
        }

        return body;
    }
}
