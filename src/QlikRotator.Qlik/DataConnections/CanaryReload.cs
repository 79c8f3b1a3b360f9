using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;
using static QlikRotator.Qlik.Slots.SlotAnswers;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>
/// Reloads a small app that uses the connection: the only proof from end to end. Run again, it goes on with the reload that it
/// started before. An app has one reload at a time: one that is under way is waited for, even where it proves nothing.
/// </summary>
internal sealed class CanaryReload(QlikTenant tenant, QlikTimings timings, TimeProvider time)
{
    private const string Path = "/api/v1/reloads";
    private const int MostLooks = 48;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <param name="since">When the connection last changed: an older reload says nothing about it.</param>
    public async Task<SlotCheck> RunAsync(string appId, DateTimeOffset? since, CancellationToken ct)
    {
        if (await YoungestAsync(appId, ct) is { } youngest)
        {
            var verdict = await EndOfAsync(youngest, appId, ct);
            if (SaysSomething(youngest, since))
            {
                return verdict;
            }
        }

        var started = await StartAsync(appId, ct);
        return started.Value is { } reload ? await EndOfAsync(reload, appId, ct) : Bad(started.Refusal);
    }

    private async Task<SlotCheck> EndOfAsync(Reload reload, string appId, CancellationToken ct)
    {
        for (var look = 1; look <= MostLooks; look++)
        {
            if (Verdict(reload) is { } verdict)
            {
                return verdict;
            }

            await Task.Delay(timings.Poll, time, ct);
            reload = (await tenant.AsRotator.GetAsync<Reload>($"{Path}/{QlikPath.Escaped(reload.Id!)}", ct)).Value ?? reload;
        }

        throw new TryAgainException(
            new Reason(QlikCodes.CanaryStillReloading, $"The reload of app '{appId}' has not ended yet.")
        );
    }

    private async Task<Reload?> YoungestAsync(string appId, CancellationToken ct)
    {
        var list = await tenant.AsRotator.GetAsync<QlikPage<Reload>>($"{Path}?appId={QlikPath.Escaped(appId)}&limit=10", ct);
        return list.Value?.Data?.Where(reload => reload.Id is not null).MaxBy(reload => reload.CreationTime);
    }

    private bool SaysSomething(Reload reload, DateTimeOffset? since) =>
        reload.CreationTime is { } at && at >= time.GetUtcNow() - Fresh && at > (since ?? DateTimeOffset.MinValue);

    private Task<QlikAnswer<Reload>> StartAsync(string appId, CancellationToken ct) =>
        tenant.AsRotator.ReadAsync<Reload>(QlikRequest.Post(Path, new { appId }), reload => reload.Id is not null, ct);

    private static SlotCheck? Verdict(Reload reload) =>
        reload.Status switch
        {
            "SUCCEEDED" => Proved(QlikCodes.CanaryReloaded, "An app that uses the connection was reloaded."),
            "FAILED" or "CANCELED" or "EXCEEDED_LIMIT" => Bad(
                new Reason(
                    QlikCodes.CanaryFailed,
                    $"The reload of an app that uses the connection ended as {reload.Status} {reload.ErrorCode}."
                )
            ),
            _ => null,
        };
}

internal sealed record Reload(string? Id, string? Status, DateTimeOffset? CreationTime, string? ErrorCode);
