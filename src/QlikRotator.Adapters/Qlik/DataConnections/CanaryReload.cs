using QlikRotator.Adapters.Qlik.Http;
using QlikRotator.Adapters.Qlik.Tenants;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;
using static QlikRotator.Adapters.Qlik.Slots.SlotAnswers;

namespace QlikRotator.Adapters.Qlik.DataConnections;

/// <summary>
/// Reloads a small app that uses the connection: the only proof from end to end. Run again, it goes on with the reload that it
/// started before.
/// </summary>
internal sealed class CanaryReload(QlikTenant tenant, QlikTimings timings, TimeProvider time)
{
    private const string Path = "/api/v1/reloads";
    private const int MostLooks = 48;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <param name="since">When the connection last changed: an older reload says nothing about it.</param>
    public async Task<SlotCheck> RunAsync(string appId, DateTimeOffset? since, CancellationToken ct)
    {
        var started = await FindAsync(appId, since, ct) ?? await StartAsync(appId, ct);
        if (started.Value is not { Id: { } id } reload)
        {
            return Bad(started.Refusal);
        }

        for (var look = 1; look <= MostLooks; look++)
        {
            if (Verdict(reload) is { } verdict)
            {
                return verdict;
            }

            await Task.Delay(timings.Poll, time, ct);
            reload = (await tenant.AsRotator.GetAsync<Reload>($"{Path}/{QlikPath.Escaped(id)}", ct)).Value ?? reload;
        }

        throw new TryAgainException(new Reason("CanaryStillReloading", $"The reload of app '{appId}' has not ended yet."));
    }

    private async Task<QlikAnswer<Reload>?> FindAsync(string appId, DateTimeOffset? since, CancellationToken ct)
    {
        var list = await tenant.AsRotator.GetAsync<QlikPage<Reload>>($"{Path}?appId={QlikPath.Escaped(appId)}&limit=10", ct);
        var youngest = list.Value?.Data?.MaxBy(reload => reload.CreationTime);
        var enough = time.GetUtcNow() - Fresh;
        return youngest?.CreationTime is { } at && at >= enough && at > (since ?? DateTimeOffset.MinValue)
            ? new QlikAnswer<Reload>(list.Status, youngest, null, null)
            : null;
    }

    private Task<QlikAnswer<Reload>> StartAsync(string appId, CancellationToken ct) =>
        tenant.AsRotator.ReadAsync<Reload>(QlikRequest.Post(Path, new { appId }), reload => reload.Id is not null, ct);

    private static SlotCheck? Verdict(Reload reload) =>
        reload.Status switch
        {
            "SUCCEEDED" => Proved("CanaryReloaded", "An app that uses the connection was reloaded."),
            "FAILED" or "CANCELED" or "EXCEEDED_LIMIT" => Bad(
                new Reason(
                    "CanaryFailed",
                    $"The reload of an app that uses the connection ended as {reload.Status} {reload.ErrorCode}."
                )
            ),
            _ => null,
        };
}

internal sealed record Reload(string? Id, string? Status, DateTimeOffset? CreationTime, string? ErrorCode);
