using Microsoft.AspNetCore.Http;
using QlikRotator.Application;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <summary>Starting, following and stopping rotations over HTTP, the same in both hosts.</summary>
public sealed class RotationsApi(RotationStarter starter, Cancellation cancellation, RotationLedger ledger, ApiGuard guard)
{
    private const string LookAgainAfterSeconds = "2";
    private const int MostListed = 1000;

    /// <summary><c>POST /api/rotations</c> with <c>{"secret": "…", "mode": "Leak"}</c>.</summary>
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

                if (body.Mode == RotationMode.Leak && !caller.MayDeclareLeak)
                {
                    return ApiAnswer.Problem(403, new(WebCodes.RoleNeeded, "Leak mode takes the app role 'emergency' besides."));
                }

                var order = new StartOrder(body.Secret, RotationTrigger.Person, caller.Name, body.Mode ?? RotationMode.Routine)
                {
                    RequesterIsKnown = caller.IsKnown,
                    CredentialId = body.Credential,
                };
                return Answer(request, await starter.StartAsync(order, host, ct));
            }
        );

    /// <summary><c>GET /api/rotations?limit=100&amp;running=true</c>: newest first.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                var limit = int.TryParse(request.Query["limit"], out var wanted) ? Math.Clamp(wanted, 1, MostListed) : 100;
                var onlyRunning = bool.TryParse(request.Query["running"], out var running) && running;
                var all = await ledger.ListAsync(ct).Where(one => !onlyRunning || one.Outcome is null).ToListAsync(ct);
                return ApiAnswer.Json(new RotationList(all.Count, [.. all.OrderByDescending(one => one.StartedAt).Take(limit)]));
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

                return ApiAnswer.Json(new RotationDetails(record, await ledger.EventsAsync(id, ct).ToListAsync(ct)));
            }
        );

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
            StartResultKind.AlreadyRunning => ApiAnswer.Problem(409, result.Reason, result.RotationId),
            StartResultKind.NotFound => ApiAnswer.Problem(404, result.Reason),
            _ => ApiAnswer.Problem(422, result.Reason, result.RotationId),
        };

    private static IResult Accepted(HttpRequest request, string id)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.Location = $"/api/rotations/{id}";
        headers.RetryAfter = LookAgainAfterSeconds;
        return ApiAnswer.Json(new RotationAccepted(id), StatusCodes.Status202Accepted);
    }
}
