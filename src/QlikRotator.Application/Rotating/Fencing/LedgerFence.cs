using System.Collections.Concurrent;
using System.Security.Cryptography;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Fencing;

/// <summary>
/// Takes turns by the rotation's row in the ledger, for hosts whose workers are many. A turn costs no write of its own where the row has
/// to say which step it is in anyway. A run that cannot renew its turn in time is stopped before another may begin.
/// </summary>
internal sealed class LedgerFence(RotationLedger ledger, FenceTimings timings, TimeProvider time) : IStepFence
{
    private readonly string _host = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);

    public async Task<TOutput> RunAsync<TOutput>(
        string rotationId,
        string step,
        Func<CancellationToken, Task<TOutput>> run,
        CancellationToken ct
    )
    {
        var mine = new StepRun(_host, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), step, default);
        _underWay[mine.Id] = 0;
        try
        {
            return await InTurnAsync(rotationId, mine, run, ct);
        }
        finally
        {
            _underWay.TryRemove(mine.Id, out _);
        }
    }

    private async Task<TOutput> InTurnAsync<TOutput>(
        string rotationId,
        StepRun mine,
        Func<CancellationToken, Task<TOutput>> run,
        CancellationToken ct
    )
    {
        await using var turn = new StepTurn(timings, ct);
        await TakeAsync(rotationId, mine, ct);
        turn.KeepBy(ended => TakeAsync(rotationId, mine, ended));
        return await turn.RunAsync(run, Lost(mine.Step));
    }

    private async Task TakeAsync(string rotationId, StepRun mine, CancellationToken ct)
    {
        var record = await ledger.TakeTurnAsync(rotationId, Now(mine), IsOver, ct);
        if (record is { Outcome: null, Run: { } other } && other.Id != mine.Id)
        {
            throw new TryAgainException(UnderWay(other), other.Until) { InLine = true };
        }
    }

    private StepRun Now(StepRun run) => run with { Until = time.GetUtcNow() + timings.Turn };

    /// <summary>A run of another process may be alive as long as its turn lasts.</summary>
    private bool IsOver(StepRun other) => other.Host == _host && !_underWay.ContainsKey(other.Id);

    private static Reason UnderWay(StepRun other) =>
        new(CoreCodes.StepUnderWay, $"Another run of this rotation is in step {other.Step}, or was when its worker died.");

    private static Reason Lost(string step) =>
        new(CoreCodes.StepUnderWay, $"Step {step} could not renew its turn in time and was stopped; it is begun again.");
}
