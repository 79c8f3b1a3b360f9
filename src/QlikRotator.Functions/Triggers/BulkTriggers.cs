using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Web;
using QlikRotator.Web.Pages.Bulk;

namespace QlikRotator.Functions.Triggers;

/// <summary>
/// The page on which one thing is done to many secrets, open to the host's key check for the same reason as those of
/// <see cref="PageTriggers"/>, and the route of <see cref="BulkApi"/>.
/// </summary>
internal sealed class BulkTriggers(EstatePages pages, BulkApi bulk)
{
    [Function("BulkPage")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "bulk/{what}")] HttpRequest request,
        string what,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => pages.ManyAsync(request, what, new DurableRotationHost(client), ct);

    [Function("BulkAction")]
    public Task<IResult> DoAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/bulk/{what}")] HttpRequest request,
        string what,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => bulk.DoAsync(request, what, new DurableRotationHost(client), ct);
}
