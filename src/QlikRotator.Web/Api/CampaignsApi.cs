using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application;
using QlikRotator.Application.Campaigns;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <summary>Beginning, following and steering campaigns over HTTP, the same in both hosts.</summary>
public sealed class CampaignsApi(CampaignDesk desk, CampaignReports reports, ApiGuard guard)
{
    private static Reason NeedsEmergency { get; } = new(WebCodes.RoleNeeded, "Leak mode takes the app role 'emergency' besides.");

    /// <summary><c>POST /api/campaigns</c> with a filter, and perhaps an <c>Idempotency-Key</c>.</summary>
    public Task<IResult> StartAsync(HttpRequest request, CancellationToken ct) =>
        guard.OperateAsync(
            request,
            async caller =>
            {
                var read = await ApiBody.ReadAsync<CampaignBody>(request, ct);
                if (read.Body is not { } body)
                {
                    return read.Problem!;
                }

                if (body.Mode == RotationMode.Leak && !caller.MayDeclareLeak)
                {
                    return ApiAnswer.Problem(StatusCodes.Status403Forbidden, NeedsEmergency);
                }

                if (StartKeyHeader.Of(request) is { Problem: { } badKey })
                {
                    return ApiAnswer.Problem(StatusCodes.Status400BadRequest, badKey);
                }

                return RequestOf(body, caller).TryGet(out var wanted, out var wrong)
                    ? await StartAsync(request, wanted, body.DryRun ?? false, ct)
                    : ProblemOf(wrong);
            }
        );

    /// <summary><c>GET /api/campaigns</c>: the newest first.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(request, async () => ApiAnswer.Json(new CampaignList(await reports.ListAsync(ct))));

    /// <summary><c>GET /api/campaigns/{id}</c>.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken ct) =>
        ReadAsync(request, id, record => Task.FromResult(ApiAnswer.Json(reports.RowOf(record))), ct);

    /// <summary><c>GET /api/campaigns/{id}/secrets?limit=100&amp;cursor=</c>: in its order.</summary>
    public Task<IResult> SecretsAsync(HttpRequest request, string id, CancellationToken ct) =>
        PageAsync(
            request,
            id,
            reports.SecretsAsync,
            (record, items, next) => ApiAnswer.Json(new CampaignSecretList(record.Total, items, next)),
            ct
        );

    /// <summary><c>GET /api/campaigns/{id}/left-out?limit=100&amp;cursor=</c>: by name.</summary>
    public Task<IResult> LeftOutAsync(HttpRequest request, string id, CancellationToken ct) =>
        PageAsync(
            request,
            id,
            reports.LeftOutAsync,
            (record, items, next) => ApiAnswer.Json(new CampaignLeftOutList(record.LeftOut, items, next)),
            ct
        );

    /// <summary><c>POST /api/campaigns/{id}/pause</c> with <c>{"reason": "…"}</c>.</summary>
    public Task<IResult> PauseAsync(HttpRequest request, string id, CancellationToken ct) =>
        ChangeAsync(request, (by, why) => desk.PauseAsync(id, by, why, ct), ct);

    /// <summary><c>POST /api/campaigns/{id}/resume</c>. A leak campaign takes the same roles as beginning it.</summary>
    public Task<IResult> ResumeAsync(HttpRequest request, string id, CancellationToken ct) =>
        guard.OperateAsync(
            request,
            async caller =>
                !caller.MayDeclareLeak && (await reports.FindAsync(id, ct))?.Mode == RotationMode.Leak
                    ? ApiAnswer.Problem(StatusCodes.Status403Forbidden, NeedsEmergency)
                    : await ChangeAsync(request, caller, (by, why) => desk.ResumeAsync(id, by, why, ct), ct)
        );

    /// <summary><c>POST /api/campaigns/{id}/cancel</c>: what is under way goes on.</summary>
    public Task<IResult> CancelAsync(HttpRequest request, string id, CancellationToken ct) =>
        ChangeAsync(request, (by, why) => desk.CancelAsync(id, by, why, ct), ct);

    private async Task<IResult> StartAsync(HttpRequest request, CampaignRequest wanted, bool dryRun, CancellationToken ct)
    {
        if (dryRun)
        {
            var seen = await desk.PreviewAsync(wanted, ct);
            return seen.TryGet(out var preview, out var unseen) ? ApiAnswer.Json(preview) : ProblemOf(unseen);
        }

        var begun = await desk.BeginAsync(wanted, StartKeyHeader.Of(request).Key, ct);
        if (!begun.TryGet(out var record, out var problem))
        {
            return ProblemOf(problem);
        }

        request.HttpContext.Response.Headers.Location = $"/api/campaigns/{record.Id}";
        return ApiAnswer.Json(reports.RowOf(record), StatusCodes.Status202Accepted);
    }

    private Task<IResult> ChangeAsync(
        HttpRequest request,
        Func<string, string?, Task<Result<CampaignRecord>>> change,
        CancellationToken ct
    ) => guard.OperateAsync(request, caller => ChangeAsync(request, caller, change, ct));

    private async Task<IResult> ChangeAsync(
        HttpRequest request,
        Caller caller,
        Func<string, string?, Task<Result<CampaignRecord>>> change,
        CancellationToken ct
    )
    {
        var read = await ApiBody.ReadAsync<CampaignChangeBody>(request, ct);
        if (read.Body is not { } body)
        {
            return read.Problem!;
        }

        if (FreeText.Problem(body.Reason, "reason") is { } tooLong)
        {
            return ProblemOf(tooLong);
        }

        var changed = await change(caller.Name, body.Reason);
        return changed.TryGet(out var record, out var problem) ? ApiAnswer.Json(reports.RowOf(record)) : ProblemOf(problem);
    }

    private Task<IResult> ReadAsync(
        HttpRequest request,
        string id,
        Func<CampaignRecord, Task<IResult>> answer,
        CancellationToken ct
    ) =>
        guard.ReadAsync(
            request,
            async () =>
                await reports.FindAsync(id, ct) is { } record ? await answer(record) : ProblemOf(CampaignDesk.NotFound(id))
        );

    private Task<IResult> PageAsync<T>(
        HttpRequest request,
        string id,
        Func<CampaignRecord, int, int, CancellationToken, Task<IReadOnlyList<T>>> list,
        Func<CampaignRecord, IReadOnlyList<T>, string?, IResult> answer,
        CancellationToken ct
    ) =>
        ReadAsync(
            request,
            id,
            async record =>
            {
                var page = ApiPage.Of(request.Query);
                var from = page.After is { } seen ? PlaceOf(seen) + 1 : 0;
                if ((page.Problem ?? (from is < 0 or null ? ApiPage.Bad("'cursor' is none of this list.") : null)) is { } wrong)
                {
                    return ApiAnswer.Problem(StatusCodes.Status400BadRequest, wrong);
                }

                var items = (await list(record, from!.Value, page.Limit + 1, ct)).Select(
                    (one, index) => (one, place: from + index)
                );
                var (rows, next) = page.Of(items, one => KeyOf(one.place!.Value), string.CompareOrdinal);
                return answer(record, [.. rows.Select(row => row.one)], next);
            },
            ct
        );

    private static Result<CampaignRequest> RequestOf(CampaignBody body, Caller caller)
    {
        var mode = body.Mode ?? RotationMode.Routine;
        var filter = new CampaignFilter(body.Tenant, body.Family, body.Policy, body.Tag, body.All ?? false);
        return CampaignRequest
            .LimitsOf(mode, body.Canaries, body.Wave, body.StopAt)
            .Map(limits => new CampaignRequest(filter, mode, limits, caller.Name, body.Reason)
            {
                RequesterIsKnown = caller.IsKnown,
                TakesHeld = body.Held ?? false,
                TakesManual = body.Manual ?? false,
            });
    }

    private static IResult ProblemOf(Reason reason) =>
        ApiAnswer.Problem(
            reason.Code switch
            {
                ApplicationCodes.CampaignNotFound => StatusCodes.Status404NotFound,
                CoreCodes.CampaignNotOpen => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            reason
        );

    private static string KeyOf(int place) => place.ToString("D7", CultureInfo.InvariantCulture);

    private static int? PlaceOf(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
}
