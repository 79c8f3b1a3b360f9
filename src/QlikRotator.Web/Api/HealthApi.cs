using Microsoft.AspNetCore.Http;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Web.Api;

/// <summary>
/// Whether the process can do its work, for load balancers and monitors, which have no key: it says yes or no and nothing of what is
/// there. However often it is asked, the ledger is looked at every few seconds only.
/// </summary>
public sealed class HealthApi(ILedgerStore store, TimeProvider time)
{
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(5);
    private static readonly DocumentKey Any = new("sweeps", "last");

    private volatile Look? _last;

    /// <summary><c>GET /healthz</c>.</summary>
    public async Task<IResult> LookAsync(HttpRequest request, CancellationToken ct)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        var last = _last is { } known && time.GetUtcNow() - known.At < Good ? known : _last = await LookAsync(ct);
        return last.Healthy
            ? ApiAnswer.Json(new Health("healthy"))
            : ApiAnswer.Problem(
                StatusCodes.Status503ServiceUnavailable,
                new(CoreCodes.LedgerUnavailable, "The ledger does not answer at the moment.")
            );
    }

    private async Task<Look> LookAsync(CancellationToken ct)
    {
        try
        {
            await store.ReadAsync(Any, ct);
            return new(true, time.GetUtcNow());
        }
        catch (TryAgainException)
        {
            return new(false, time.GetUtcNow());
        }
    }

    private sealed record Look(bool Healthy, DateTimeOffset At);
}

/// <param name="Status"><c>healthy</c>; anything else is a problem.</param>
internal sealed record Health(string Status);
