using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Planning;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Api;

/// <summary>What is managed and what comes next, the same in both hosts.</summary>
public sealed class SecretsApi(InventorySnapshot inventory, RotationPlanner planner, ApiGuard guard, TimeProvider time)
{
    /// <summary><c>GET /api/secrets?q=&amp;tenant=&amp;family=&amp;policy=&amp;state=&amp;limit=100&amp;cursor=</c>: by name.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                var filter = EstateFilter.Of(request.Query);
                var page = ApiPage.Of(request.Query);
                if ((filter.Complaint is { } wrong ? ApiPage.Bad(wrong) : page.Problem) is { } problem)
                {
                    return ApiAnswer.Problem(StatusCodes.Status400BadRequest, problem);
                }

                var taken = await inventory.GetAsync(ct);
                var found = taken.Rows.Where(filter.Matches).ToList();
                var (rows, next) = page.Of(found, KeyOf, string.CompareOrdinal);
                return ApiAnswer.Json(
                    new SecretList(
                        found.Count,
                        [.. rows.Select(SecretRow.Of)],
                        next,
                        taken.At,
                        LostRow.From(taken.Report),
                        taken.Report.Unread,
                        taken.Report.Incomplete
                    )
                );
            }
        );

    /// <summary><c>GET /api/plan?days=30&amp;until=&amp;check=false</c>: what falls due, most urgent first, and what is in its way.</summary>
    public Task<IResult> PlanAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                if (!PlanQuery.Of(request.Query).TryGet(out var query, out var problem))
                {
                    return ApiAnswer.Problem(StatusCodes.Status400BadRequest, problem);
                }

                var report = (await inventory.GetAsync(ct)).Report;
                var now = time.GetUtcNow();
                return ApiAnswer.Json(await planner.MakeAsync(report, now, query.EndOf(now), query.Check, ct));
            }
        );

    private static string KeyOf(EstateRow row) => $"{row.Secret.Name}\n{row.Secret.Vault.Authority}";
}

/// <param name="Total">How many match, listed here or not.</param>
/// <param name="Next">The cursor of the next page; left out on the last one.</param>
/// <param name="ListedAt">When the vaults were read (UTC).</param>
/// <param name="Lost">Secrets that were managed, and that nothing will rotate.</param>
/// <param name="Unread">What could not be read, by name.</param>
/// <param name="Incomplete">The same in one sentence; left out where all could be read.</param>
public sealed record SecretList(
    int Total,
    IReadOnlyList<SecretRow> Secrets,
    string? Next,
    DateTimeOffset ListedAt,
    IReadOnlyList<LostRow> Lost,
    IReadOnlyList<UnreadPlace> Unread,
    Reason? Incomplete
);
