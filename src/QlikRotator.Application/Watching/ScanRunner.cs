using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Scanning;

namespace QlikRotator.Application.Watching;

/// <summary>
/// The scan of the tenants as timers run it: what needs a person becomes an alarm, and nothing is deleted. Hundreds of tenants take longer
/// than a turn may last, so a turn leaves to the next what it does not get to.
/// </summary>
public sealed partial class ScanRunner(
    CredentialScan scan,
    TenantTurn tenants,
    ScanRounds rounds,
    ScanAlarms alarms,
    LookStore looks,
    TimeProvider time,
    ILogger<ScanRunner> logger
)
{
    /// <summary>After this, nothing more is begun; what is under way comes to its next mark.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>A Functions app on Flex Consumption ends a function after half an hour.</summary>
    private static readonly TimeSpan TakenForDead = TimeSpan.FromMinutes(40);

    /// <summary>Begins a new round and works on it.</summary>
    /// <returns>What was looked at now; null where another process is at it.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">A vault or the ledger cannot be read.</exception>
    public async Task<ScanReport?> RunAsync(CancellationToken ct)
    {
        await rounds.BeginAsync(ct);
        return await GoOnAsync(ct);
    }

    /// <summary>Works on a round that is not over.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<ScanReport?> GoOnAsync(CancellationToken ct)
    {
        if (await rounds.TakeTurnAsync(TakenForDead, ct) is not { } round)
        {
            return null;
        }

        var isOver = false;
        try
        {
            (var report, isOver) = await WorkAsync(round, ct);
            return report;
        }
        finally
        {
            await rounds.EndTurnAsync(round, isOver, CancellationToken.None);
        }
    }

    private async Task<(ScanReport Report, bool IsOver)> WorkAsync(ScanRound round, CancellationToken ct)
    {
        var ground = await scan.PrepareAsync(ct);
        var until = time.GetUtcNow() + Longest;
        var turns = new ConcurrentDictionary<string, TenantProgress>();
        await Parallel.ForEachAsync(
            await tenants.InOrderAsync(ground, ct),
            new ParallelOptions { MaxDegreeOfParallelism = CredentialScan.TenantsAtOnce, CancellationToken = ct },
            async (tenant, stop) => turns[tenant] = await tenants.RunAsync(ground, tenant, round, until, stop)
        );
        var report = await scan.ReportAsync(ground, turns.Values.Select(turn => turn.Part), ct);
        await alarms.UpdateAsync(ground, report, ct);
        var waiting = turns.Count(turn => !turn.Value.Done);
        Log.Scanned(logger, report.Findings.Count, report.Problems.Count, report.Left.Count, waiting);
        if (waiting == 0)
        {
            var found = turns.Values.Sum(turn => turn.Problems) + ground.Problems.Count + report.Left.Count;
            await looks.RecordAsync(LookKind.Scan, found, ct);
        }

        return (report, waiting == 0);
    }

    private static partial class Log
    {
        [LoggerMessage(
            770,
            LogLevel.Information,
            "Scan: {Credentials} credentials, {Problems} problems, {Left} left alive, {Waiting} tenants left for the next turn"
        )]
        public static partial void Scanned(ILogger logger, int credentials, int problems, int left, int waiting);
    }
}
