using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Fencing;

/// <summary>The time that a run has for itself, for as long as it can be renewed.</summary>
internal sealed class StepTurn : IAsyncDisposable
{
    private readonly FenceTimings _timings;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _mine;
    private readonly CancellationTokenSource _ended = new();
    private Task _renewing = Task.CompletedTask;

    /// <summary>Counted from before it is asked for, so that it is over here before it is over for others.</summary>
    public StepTurn(FenceTimings timings, CancellationToken ct)
    {
        _timings = timings;
        _limit = new(timings.Turn, timings.Clock);
        _mine = CancellationTokenSource.CreateLinkedTokenSource(ct, _limit.Token);
    }

    /// <summary>Is cancelled when the turn is over.</summary>
    public CancellationToken Token => _mine.Token;

    public bool IsOver => _limit.IsCancellationRequested;

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
