using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Web;

namespace QlikRotator.Functions.Triggers;

/// <summary>The HTTP interface for people with a token: the host asks for no key here, and <see cref="TokenApi"/> asks who it is.</summary>
internal sealed class TokenRoutes(TokenApi api)
{
    [Function("CallWithToken")]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "entra/{*address}")] HttpRequest request,
        string? address,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => api.AnswerAsync(request, address, new DurableRotationHost(client), ct);
}
