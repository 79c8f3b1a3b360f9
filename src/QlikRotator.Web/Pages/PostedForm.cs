using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.Pages;

internal static class PostedForm
{
    private const long MostBytes = 64 * 1024;

    /// <returns>Null for what is no form of ours: another type, no length, or too long.</returns>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest http, CancellationToken ct) =>
        http is { HasFormContentType: true, ContentLength: <= MostBytes } ? await http.ReadFormAsync(ct) : null;
}
