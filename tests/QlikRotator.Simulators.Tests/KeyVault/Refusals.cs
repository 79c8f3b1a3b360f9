using System.Text.Json;
using Azure;

namespace QlikRotator.Simulators.Tests.KeyVault;

internal static class Refusals
{
    /// <summary>The client's exception must carry this status, code and inner code.</summary>
    public static async Task ShouldBeRefusedAsync<T>(this Task<T> call, int status, string code, string? innerCode = null)
    {
        var refusal = await Should.ThrowAsync<RequestFailedException>(call);
        refusal.Status.ShouldBe(status);
        refusal.ErrorCode.ShouldBe(code);
        using var body = JsonDocument.Parse(refusal.GetRawResponse()!.Content);
        var error = body.RootElement.GetProperty("error");
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        var inner = error.TryGetProperty("innererror", out var found) ? found.GetProperty("code").GetString() : null;
        inner.ShouldBe(innerCode);
    }
}
