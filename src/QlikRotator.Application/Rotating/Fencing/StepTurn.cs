using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Fencing;

/// <summary>The time that a run has for itself, for as long as it can be renewed.</summary>
internal sealed class StepTurn : IAsyncDisposable
{
    private readonly FenceTimings _timings;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _mine;
    private readonly CancellationTokenSource _ended = new();
    private Task _renewing = Task.CompletedTask;

    /// <summary>Counted from before it is asked for, so that it is over here before it is over for others.</summary>
    public StepTurn(FenceTimings timings, CancellationToken ct)
    {
        _timings = timings;
        _outer = ct;
        _limit = new(timings.Turn, timings.Clock);
        _mine = CancellationTokenSource.CreateLinkedTokenSource(ct, _limit.Token);
    }

    /// <param name="run">Is given a token that is cancelled when the turn is over.</param>
    /// <exception cref="TryAgainException">The turn was over first, for the reason given.</exception>
    public async Task<TOutput> RunAsync<TOutput>(Func<CancellationToken, Task<TOutput>> run, Reason lost)
    {
        try
        {
            return await run(_mine.Token);
        }
        catch (Exception) when (_limit.IsCancellationRequested && !_outer.IsCancellationRequested)
        {
            throw new TryAgainException(lost);
        }
    }

    /// <param name="take">Asks for the turn once more.</param>
    public void KeepBy(Func<CancellationToken, Task> take) => _renewing = KeepAsync(take, _ended.Token);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
        _mine.Dispose();
        _limit.Dispose();
    }

    private async Task KeepAsync(Func<CancellationToken, Task> take, CancellationToken ended)
    {
        using var clock = new PeriodicTimer(_timings.Renewal, _timings.Clock);
        try
        {
            while (await clock.WaitForNextTickAsync(ended))
            {
                await RenewAsync(take, ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    /// <summary>Where the turn is somebody else's by now, the run is stopped at once; an outage may pass in time.</summary>
    private async Task RenewAsync(Func<CancellationToken, Task> take, CancellationToken ended)
    {
        var asked = _timings.Clock.GetTimestamp();
        try
        {
            await take(ended);
            var left = _timings.Turn - _timings.Clock.GetElapsedTime(asked);
            if (left > TimeSpan.Zero)
            {
                _limit.CancelAfter(left);
            }
        }
        catch (TryAgainException again) when (again.Reason.Code == CoreCodes.StepUnderWay)
        {
            await _limit.CancelAsync();
        }
        catch (TryAgainException)
        {
            // The ledger does not answer: what is left of the turn is still ours.
        }
    }
}
