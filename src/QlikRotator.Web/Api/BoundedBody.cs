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
            var read = await ReadAsync(request.Body, body.GetMemory(Math.Min(4096, most + 1)), ct);
            body.Advance(read);
            if (read == 0 || body.WrittenCount > most)
            {
                return body.WrittenCount > most ? null : body.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>The server has several ways to say that chunks do not add up.</summary>
    private static async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body cannot be read.", StatusCodes.Status400BadRequest, broken);
        }
    }
}
