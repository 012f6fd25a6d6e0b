using System.Net;
using System.Net.Http.Headers;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Glance;

/// <summary>Images and their data.</summary>
public sealed class Images : MutableResource<Image, ImageRequest>
{
    internal Images(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/images", "image", "images", GlanceJson.Default.Image, it => it.Id, it => it.Name)
            {
                Bare = true,
                UpdateForm = UpdateForm.ImagePatch,
            },
            GlanceJson.Default.ImageRequest)
    {
    }

    /// <summary>Gives an image its data; afterwards it is <c>active</c>, and its data cannot be changed.</summary>
    /// <param name="id">The image, <c>queued</c>.</param>
    /// <param name="data">Read from its present position to its end. If it can seek, the upload is repeated after a refused token.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task UploadAsync(string id, Stream data, CancellationToken cancel)
    {
        using HttpContent content = data.CanSeek ? new StreamContent(data) : new OnceContent(data);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var request = new RestRequest(HttpMethod.Put, $"{Shape.One(id)}/file")
        {
            Content = content,
            Streamed = true,
            Expected = [HttpStatusCode.NoContent],
        };
        await Endpoint.DoAsync(request, cancel);
    }

    /// <summary>Reads the data of an image.</summary>
    public async Task DownloadAsync(string id, Stream destination, CancellationToken cancel)
    {
        using var response = await Endpoint.SendAsync(RestRequest.Get($"{Shape.One(id)}/file") with { Streamed = true }, cancel);
        await response.Content.CopyToAsync(destination, cancel);
    }
}
