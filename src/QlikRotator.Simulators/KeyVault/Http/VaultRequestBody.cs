using System.Text.Json;

namespace QlikRotator.Simulators.KeyVault.Http;

internal static class VaultRequestBody
{
    public static async Task<VaultResult<T>> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(
                request.Body,
                VaultAnswer.Json,
                request.HttpContext.RequestAborted
            );
            return body is null ? VaultRefusal.BadParameter("The request body is missing.") : body;
        }
        catch (JsonException)
        {
            // The parser's own message may quote the body, which may hold a value.
            return VaultRefusal.BadParameter("The request body is not the JSON that this operation takes.");
        }
    }
}
