using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Rotating.Fencing;

/// <summary>For a host that runs a rotation's steps one after the other, in the one process that has the lock on its journal: nobody has to wait.</summary>
public sealed class SingleProcessFence(RotationLedger ledger) : IStepFence
{
    public async Task<TOutput> RunAsync<TOutput>(
        string rotationId,
        string step,
        Func<CancellationToken, Task<TOutput>> run,
        CancellationToken ct
    )
    {
        await ledger.ReportAsync(rotationId, step, wait: null, ct);
        return await run(ct);
    }
}
