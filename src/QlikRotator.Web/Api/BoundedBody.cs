using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.Api;

/// <summary>Reads a body and counts while it reads: what a sender says of its length is no more than a hint.</summary>
internal static class BoundedBody
{
    /// <returns>Null for a body of more than <paramref name="most"/> bytes, of which the rest is not read.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(Math.Min(4096, most + 1)), ct);
            body.Advance(read);
            if (read == 0 || body.WrittenCount > most)
            {
                return body.WrittenCount > most ? null : body.WrittenSpan.ToArray();
            }
        }
    }
}
