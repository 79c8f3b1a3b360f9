using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Retiring;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>Ending holds, the same in both hosts.</summary>
public sealed class ReleaseApi(HoldRelease release, ApiGuard guard)
{
    /// <summary><c>POST /api/secrets/release</c> with <c>{"secrets": ["…"]}</c>, or with a filter.</summary>
    public Task<IResult> ReleaseAsync(HttpRequest request, CancellationToken ct) =>
        guard.OperateAsync(
            request,
            async caller =>
            {
                var read = await ApiBody.ReadAsync<ReleaseBody>(request, ct);
                if (read.Body is not { } body)
                {
                    return read.Problem!;
                }

                var order = new ReleaseOrder(
                    body.Secrets ?? [],
                    body.Tenant,
                    body.Family,
                    body.All ?? false,
                    caller.Name,
                    body.Reason
                );
                if ((order.WhyNot() ?? FreeText.Problem(body.Reason, "reason")) is { } wrong)
                {
                    return ApiAnswer.Problem(StatusCodes.Status422UnprocessableEntity, wrong);
                }

                return ApiAnswer.Json(await release.ReleaseAsync(order, ct));
            }
        );
}

/// <param name="Secrets">Names of held secrets, or <c>vault/name</c>; left out with a filter.</param>
/// <param name="All">All that are held.</param>
/// <param name="Reason">Recorded.</param>
public sealed record ReleaseBody(
    IReadOnlyList<string>? Secrets,
    string? Tenant = null,
    string? Family = null,
    bool? All = null,
    string? Reason = null
);
