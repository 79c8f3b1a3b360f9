using System.Net;
using System.Net.Http.Headers;

namespace QlikRotator.Web.Tests;

/// <summary>JSON in chunks, of a length that nobody says: one string that goes on for 20 MB.</summary>
internal sealed class EndlessBody : HttpContent
{
    public EndlessBody() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)'x');
        await stream.WriteAsync("{\"secret\":\""u8.ToArray(), TestContext.Current.CancellationToken);
        try
        {
            for (var sent = 0; sent < 20 * 1024 * 1024; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            }
        }
        catch (Exception refused) when (refused is IOException or HttpRequestException)
        {
            // The host has answered and takes no more.
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
