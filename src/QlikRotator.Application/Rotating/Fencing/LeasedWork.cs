using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Fencing;

/// <summary>
/// Lets work on a secret that is no rotation have it for itself, against rotations and against its like. It has no row in the ledger that
/// says whether it goes on, so its leases end by the clock unless it renews them, and it is stopped before another may begin.
/// </summary>
public sealed class LeasedWork(LeaseStore leases, FenceTimings timings, TimeProvider time)
{
    /// <param name="run">Is given a token that is cancelled as soon as somebody else may have begun.</param>
    /// <returns>What it came to, or who works on the secret.</returns>
    /// <exception cref="TryAgainException">The leases could not be renewed in time.</exception>
    public async Task<Result<TOutput>> RunAsync<TOutput>(
        ManagedSecret secret,
        Func<CancellationToken, Task<TOutput>> run,
        CancellationToken ct
    )
        where TOutput : class
    {
        var names = LeaseStore.NamesFor(secret);
        var holder = LeaseStore.NewTransientHolder();
        try
        {
            return await InTurnAsync(names, holder, secret, run, ct);
        }
        finally
        {
            await leases.ReleaseAllAsync(names, holder, CancellationToken.None);
        }
    }

    private async Task<Result<TOutput>> InTurnAsync<TOutput>(
        IReadOnlyList<string> names,
        string holder,
        ManagedSecret secret,
        Func<CancellationToken, Task<TOutput>> run,
        CancellationToken ct
    )
        where TOutput : class
    {
        await using var turn = new StepTurn(timings, ct);
        if (await TakeAsync(names, holder, ct) is { } other)
        {
            return new Reason(ApplicationCodes.AnotherRotationRuns, $"{other} works on {secret.Secret}: wait for its end.");
        }

        turn.KeepBy(async ended => ThrowIf(await TakeAsync(names, holder, ended)));
        return await turn.RunAsync(run, Lost);
    }

    private Task<string?> TakeAsync(IReadOnlyList<string> names, string holder, CancellationToken ct) =>
        leases.TakeAsync(names, holder, ct, time.GetUtcNow() + timings.Turn);

    private static void ThrowIf(string? other)
    {
        if (other is not null)
        {
            throw new TryAgainException(Lost);
        }
    }

    private static Reason Lost { get; } =
        new(
            CoreCodes.StepUnderWay,
            "The ledger did not answer in time, and somebody else may work on the secret by now: begin again."
        );
}
