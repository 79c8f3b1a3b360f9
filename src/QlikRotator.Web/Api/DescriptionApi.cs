using System.Text;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.Api;

/// <summary>Serves the OpenAPI description.</summary>
public sealed class DescriptionApi(ApiGuard guard)
{
    private static readonly Lazy<byte[]> Document = new(() => Encoding.UTF8.GetBytes(ApiDocument.Create().ToJsonString()));

    /// <summary><c>GET /api/openapi.json</c>.</summary>
    public Task<IResult> GetAsync(HttpRequest request) =>
        guard.ReadAsync(request, () => Task.FromResult(Results.Bytes(Document.Value, "application/json")));
}
