using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web;

namespace QlikRotator.Functions.Triggers;

/// <summary>The pages of <see cref="RetirePages"/>, open to the host's key check for the same reason as those of <see cref="PageTriggers"/>.</summary>
internal sealed class RetireTriggers(RetirePages pages)
{
    [Function("ReleasePage")]
    public Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "release")] HttpRequest request,
        CancellationToken ct
    ) => pages.ReleaseAsync(request, ct);

    [Function("RetirePage")]
    public Task<IResult> RetireAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "retire")] HttpRequest request,
        CancellationToken ct
    ) => pages.RetireAsync(request, ct);
}
