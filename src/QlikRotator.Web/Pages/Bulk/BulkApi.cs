using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>One thing done to many secrets over HTTP, with the roles that it takes for one.</summary>
public sealed class BulkApi
{
    private readonly BulkRunner _runner;
    private readonly ApiGuard _guard;

    internal BulkApi(BulkRunner runner, ApiGuard guard) => (_runner, _guard) = (runner, guard);

    /// <summary><c>POST /api/bulk/{what}</c> with <c>{"items": [{"secret": "…"}], "reason": "…"}</c>.</summary>
    public Task<IResult> DoAsync(HttpRequest request, string action, IRotationHost host, CancellationToken ct)
    {
        if (!Enum.TryParse<BulkKind>(action, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return Task.FromResult(ApiAnswer.Problem(404, new(WebCodes.UnknownAddress, "Nothing answers at this address.")));
        }

        var visitor = _guard.VisitorOf(request);
        return kind is BulkKind.Approve or BulkKind.Reject
            ? _guard.ReadAsync(request, () => DoAsync(request, kind, new(visitor.Name ?? "http", false, visitor, null), host, ct))
            : _guard.OperateAsync(
                request,
                caller => DoAsync(request, kind, new(caller.Name, caller.IsKnown, visitor, null), host, ct)
            );
    }

    private async Task<IResult> DoAsync(
        HttpRequest request,
        BulkKind kind,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var read = await ApiBody.ReadAsync<BulkBody>(request, ct);
        if (read.Body is not { } body)
        {
            return read.Problem!;
        }

        if (WhyNotTaken(kind, body) is { } wrong)
        {
            return ApiAnswer.Problem(StatusCodes.Status422UnprocessableEntity, wrong);
        }

        var items = body.Items!.Select(one => new BulkItem(one.Secret!, one.EvidenceHash));
        var distinct = items.DistinctBy(one => one.Secret, StringComparer.Ordinal).ToList();
        return ApiAnswer.Json(await _runner.RunAsync(kind, distinct, order with { Why = body.Reason }, host, ct));
    }

    private static Reason? WhyNotTaken(BulkKind kind, BulkBody body) =>
        body.Items is not { Count: > 0 and <= BulkRunner.Most }
            ? new(WebCodes.SecretMissing, $"Name 1 to {BulkRunner.Most} secrets in 'items'.")
        : body.Items.Any(one => !FreeText.IsName(one?.Secret))
            ? new(Application.ApplicationCodes.BadName, "An entry of 'items' has no name of a secret in 'secret'.")
        : kind == BulkKind.Reject && string.IsNullOrWhiteSpace(body.Reason)
            ? new(WebCodes.BadRequest, "Say why in 'reason': whoever looks into it starts from it.")
        : FreeText.Problem(body.Reason, "reason");
}
