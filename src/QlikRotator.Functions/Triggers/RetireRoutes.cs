using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Triggers;

/// <summary>The routes of <see cref="ReleaseApi"/> and <see cref="RetireApi"/>.</summary>
internal sealed class RetireRoutes(ReleaseApi release, RetireApi retire)
{
    [Function("ReleaseSecrets")]
    public Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/secrets/release")] HttpRequest request,
        CancellationToken ct
    ) => release.ReleaseAsync(request, ct);

    [Function("RetireLeft")]
    public Task<IResult> RetireAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/left/retire")] HttpRequest request,
        CancellationToken ct
    ) => retire.RetireAsync(request, ct);
}
