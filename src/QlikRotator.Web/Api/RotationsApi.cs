using Microsoft.AspNetCore.Http;
using QlikRotator.Application;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <summary>Starting, following and stopping rotations over HTTP, the same in both hosts.</summary>
public sealed class RotationsApi(
    RotationStarter starter,
    StartOnce once,
    Cancellation cancellation,
    RotationLedger ledger,
    RotationSearch search,
    RotationEvents events,
    ApiGuard guard
)
{
    private const string LookAgainAfterSeconds = "2";

    /// <summary><c>POST /api/rotations</c> with <c>{"secret": "…", "mode": "Leak"}</c>, and perhaps an <c>Idempotency-Key</c>.</summary>
    public Task<IResult> StartAsync(HttpRequest request, IRotationHost host, CancellationToken ct) =>
        guard.OperateAsync(
            request,
            async caller =>
            {
                var read = await ApiBody.ReadAsync<StartBody>(request, ct);
                if (read.Body is not { } body)
                {
                    return read.Problem!;
                }

                if (!string.IsNullOrWhiteSpace(body.Secret) && !FreeText.IsName(body.Secret))
                {
                    return ApiAnswer.Problem(400, new(ApplicationCodes.BadName, "'secret' holds no name of a secret."));
                }

                if (string.IsNullOrWhiteSpace(body.Secret))
                {
                    return ApiAnswer.Problem(400, new(WebCodes.SecretMissing, "Name the managed secret in 'secret'."));
                }

                if (FreeText.Problem(body.Reason, "reason") is { } tooLong)
                {
                    return ApiAnswer.Problem(422, tooLong);
                }

                if (StartKeyHeader.Of(request) is { Problem: { } badKey })
                {
                    return ApiAnswer.Problem(400, badKey);
                }

                if (body.Mode == RotationMode.Leak && !caller.MayDeclareLeak)
                {
                    return ApiAnswer.Problem(403, new(WebCodes.RoleNeeded, "Leak mode takes the app role 'emergency' besides."));
                }

                var order = new StartOrder(body.Secret, RotationTrigger.Person, caller.Name, body.Mode ?? RotationMode.Routine)
                {
                    RequesterIsKnown = caller.IsKnown,
                    CredentialId = body.Credential,
                    Why = body.Reason,
                };
                return Answer(
                    request,
                    StartKeyHeader.Of(request).Key is { } key
                        ? await once.StartAsync(key, order, host, ct)
                        : await starter.StartAsync(order, host, ct)
                );
            }
        );

    /// <summary><c>GET /api/rotations?q=&amp;tenant=&amp;state=&amp;from=&amp;to=&amp;limit=100&amp;cursor=</c>: newest first.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                var query = RotationQuery.Of(request.Query);
                var page = ApiPage.Of(request.Query);
                if ((query.Problem ?? page.Problem) is { } problem)
                {
                    return ApiAnswer.Problem(StatusCodes.Status400BadRequest, problem);
                }

                var found = await search.FindAsync(query, page.After, page.Limit, ct);
                int? total = page.After is null && found.Next is null ? found.Rows.Count : null;
                return ApiAnswer.Json(
                    new RotationList(total, [.. found.Rows.Select(RotationRow.Of)], ApiPage.CursorOf(found.Next))
                );
            }
        );

    /// <summary><c>GET /api/rotations/{id}</c>: the ledger's row and its events.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                if (!RotationId.IsOne(id) || await ledger.FindAsync(id, ct) is not { } record)
                {
                    return ApiAnswer.NoRotation(id);
                }

                if (record.Outcome is null)
                {
                    request.HttpContext.Response.Headers.RetryAfter = LookAgainAfterSeconds;
                }

                return ApiAnswer.Json(
                    new RotationDetails(RotationRow.Of(record), await ledger.EventsAsync(id, ct).ToListAsync(ct))
                );
            }
        );

    /// <summary><c>GET /api/rotations/{id}/events</c>: server-sent events until the rotation ends.</summary>
    public Task<IResult> FollowAsync(HttpRequest request, string id, CancellationToken ct) =>
        guard.ReadAsync(request, () => events.FollowAsync(id, ct));

    /// <summary><c>POST /api/rotations/{id}/cancel</c> with <c>{"reason": "…"}</c>.</summary>
    public Task<IResult> CancelAsync(HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
        guard.OperateAsync(
            request,
            async caller =>
            {
                var read = await ApiBody.ReadAsync<CancelBody>(request, ct);
                if (read.Body is not { } body || !RotationId.IsOne(id))
                {
                    return read.Problem ?? ApiAnswer.NoRotation(id);
                }

                if (FreeText.Problem(body.Reason, "reason") is { } tooLong)
                {
                    return ApiAnswer.Problem(422, tooLong, id);
                }

                var result = await cancellation.RequestAsync(id, caller.Name, body.Reason ?? "no reason given", host, ct);
                return result switch
                {
                    CancelResult.Requested => Accepted(request, id),
                    CancelResult.TooLate => ApiAnswer.Problem(409, new(WebCodes.AlreadyEnded, "The rotation has ended."), id),
                    _ => ApiAnswer.NoRotation(id),
                };
            }
        );

    private static IResult Answer(HttpRequest request, StartResult result) =>
        result.Kind switch
        {
            StartResultKind.Started => Accepted(request, result.RotationId!),
            StartResultKind.AlreadyRunning => ApiAnswer.Problem(409, result.Reason, result.RotationId, result.Kind),
            StartResultKind.NotFound => ApiAnswer.Problem(404, result.Reason, null, result.Kind),
            _ => ApiAnswer.Problem(422, result.Reason, result.RotationId, result.Kind),
        };

    private static IResult Accepted(HttpRequest request, string id)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.Location = $"/api/rotations/{id}";
        headers.RetryAfter = LookAgainAfterSeconds;
        return ApiAnswer.Json(new RotationAccepted(id), StatusCodes.Status202Accepted);
    }
}
