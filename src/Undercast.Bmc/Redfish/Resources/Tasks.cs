using System.Globalization;
using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>Tasks and their monitors (DSP0266, 12.4).</summary>
internal static class Tasks
{
    private const string Root = "/redfish/v1/TaskService";

    public static Task<Reply> Service(Request request)
    {
        var body = Json.Resource(Root, Schemas.TaskService, "TaskService", "Task service");
        body["Status"] = Json.Healthy();
        body["ServiceEnabled"] = true;
        body["CompletedTaskOverWritePolicy"] = "Oldest";
        body["LifeCycleEventOnTaskStateChange"] = false;
        body["Tasks"] = Json.Link(Root + "/Tasks");
        return Task.FromResult<Reply>(body);
    }

    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection(Root + "/Tasks", "Task", "Tasks", request.Service.Tasks.Of(request.Principal).Select(task => task.Path)));

    public static Task<Reply> Get(Request request) => Task.FromResult<Reply>(Body(Find(request)));

    public static Task<Reply> Delete(Request request)
    {
        request.Service.Tasks.Remove(Find(request));
        return Task.FromResult(Reply.Empty);
    }

    /// <summary>202 with the task while it runs, then what the request itself would have been answered.</summary>
    public static async Task<Reply> Monitor(Request request)
    {
        var task = Find(request);
        if (!task.Work.IsCompleted)
        {
            return new Reply(202, Body(task)) { Location = task.Monitor };
        }

        await task.Work;
        return Reply.Empty;
    }

    public static JsonObject Body(RunningTask task)
    {
        var state = !task.Work.IsCompleted ? "Running" : task.Work.IsCompletedSuccessfully ? "Completed" : "Exception";
        var body = Json.Resource(task.Path, Schemas.Task, task.Id, task.Name);
        body["TaskState"] = state;
        body["TaskStatus"] = state == "Exception" ? "Critical" : "OK";
        body["StartTime"] = task.Started.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        body["TaskMonitor"] = task.Monitor;
        body["Messages"] = task.Work.Exception?.InnerException is Refusal refusal
            ? new JsonArray([.. refusal.Messages.Select(message => message.ToJson())])
            : [];
        return body;
    }

    private static RunningTask Find(Request request) =>
        request.Service.Tasks.Find(request.Principal, request.Parameters["task"]) ?? throw request.NotFound();
}
