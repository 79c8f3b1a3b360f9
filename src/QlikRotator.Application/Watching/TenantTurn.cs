using Microsoft.Extensions.Logging;
using QlikRotator.Application.Scanning;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Watching;

/// <param name="Part">What was found in this turn.</param>
/// <param name="Done">Whether the tenant has been looked at as a whole.</param>
/// <param name="Problems">How many were found in this round.</param>
public sealed record TenantProgress(ScanPart Part, bool Done, int Problems);

/// <summary>One tenant's share of a turn: some resources, their alarms, a mark, and the next ones, until all are done or time is up.</summary>
public sealed partial class TenantTurn(
    CredentialScan scan,
    ScanRounds rounds,
    ScanAlarms alarms,
    TimeProvider time,
    ILogger<TenantTurn> logger
)
{
    private const int UntilMark = 50;

    /// <summary>Those first that were looked at longest ago, so that none is always left for later.</summary>
    public async Task<IReadOnlyList<string>> InOrderAsync(ScanGround ground, CancellationToken ct)
    {
        var marks = new List<(string Tenant, DateTimeOffset? At)>();
        foreach (var tenant in ground.Tenants)
        {
            marks.Add((tenant, (await rounds.FindAsync(tenant, ct))?.At));
        }

        return [.. marks.OrderBy(mark => mark.At).Select(mark => mark.Tenant)];
    }

    /// <exception cref="TryAgainException">The ledger cannot be used.</exception>
    public async Task<TenantProgress> RunAsync(
        ScanGround ground,
        string tenant,
        ScanRound round,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var all = ScanPart.Empty;
        var mark =
            await rounds.FindAsync(tenant, ct) is { } found && found.Round == round.BeganAt
                ? found
                : new TenantMark(round.BeganAt, After: null, Done: false, Problems: 0, time.GetUtcNow());
        try
        {
            while (!mark.Done && time.GetUtcNow() < until)
            {
                (mark, var part) = await GoOnAsync(ground, tenant, mark, ct);
                all = all.With(part);
            }
        }
#pragma warning disable CA1031 // The fence between one tenant and the next.
        catch (Exception unexpected) when (unexpected is not TryAgainException && !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, tenant, unexpected.GetType().FullName, unexpected.StackTrace);
        }

        return new(all, mark.Done, mark.Problems);
    }

    private async Task<(TenantMark Mark, ScanPart Part)> GoOnAsync(
        ScanGround ground,
        string tenant,
        TenantMark mark,
        CancellationToken ct
    )
    {
        var left = ground.ResourcesOf(tenant).Where(one => string.CompareOrdinal(one.Key, mark.After) > 0).ToList();
        var now = left.Take(UntilMark).ToList();
        var part = await scan.ScanAsync(ground, now, ct);
        await alarms.UpdateAsync(ground, now, part, ct);
        var next = mark with
        {
            After = now.Count > 0 ? now[^1].Key : mark.After,
            Done = left.Count == now.Count,
            Problems = mark.Problems + part.Problems.Count,
            At = time.GetUtcNow(),
        };
        await rounds.MarkAsync(tenant, next, ct);
        return (next, part);
    }

    private static partial class Log
    {
        [LoggerMessage(
            771,
            LogLevel.Error,
            "The scan of {Tenant} was stopped by {ExceptionType} at {StackTrace}; it is tried again in the next turn"
        )]
        public static partial void Unexpected(ILogger logger, string tenant, string? exceptionType, string? stackTrace);
    }
}
