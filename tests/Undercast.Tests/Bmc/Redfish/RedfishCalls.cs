using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Undercast.Tests.Bmc.Redfish;

/// <summary>Redfish requests in one line each.</summary>
internal static class RedfishCalls
{
    extension(HttpClient http)
    {
        public async Task<JsonElement> ReadAsync(string path)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ServedMachine.Cancel);
            var text = await answer.Content.ReadAsStringAsync(ServedMachine.Cancel);
            Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {(int)answer.StatusCode}\n{text}");
            return JsonSerializer.Deserialize<JsonElement>(text);
        }

        public async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ServedMachine.Cancel);
            return answer.StatusCode;
        }

        public Task<HttpResponseMessage> DoAsync(HttpMethod method, string path, string? json, string? match = null)
        {
            var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            if (json is not null)
            {
                request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            }

            if (match is not null)
            {
                request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(match));
            }

            return http.SendAsync(request, ServedMachine.Cancel);
        }

        public async Task<HttpStatusCode> ChangeAsync(string path, string json, string? match = null)
        {
            using var answer = await http.DoAsync(HttpMethod.Patch, path, json, match);
            return answer.StatusCode;
        }

        public async Task<HttpStatusCode> ActAsync(string path, string? json)
        {
            using var answer = await http.DoAsync(HttpMethod.Post, path, json);
            return answer.StatusCode;
        }
    }

    /// <summary>The message of an error, without the registry's name.</summary>
    public static async Task<string> MessageAsync(this HttpResponseMessage answer)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(ServedMachine.Cancel));
        return body.GetProperty("error").GetProperty("@Message.ExtendedInfo")[0].GetProperty("MessageId").GetString()!.Split('.')[^1];
    }
}
