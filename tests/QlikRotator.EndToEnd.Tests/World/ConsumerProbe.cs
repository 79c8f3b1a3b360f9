namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>
/// Consumers that never rest: they read the newest version and use it, again and again. They look past HTTP, where faults made for the
/// rotator would hit them too.
/// </summary>
internal sealed class ConsumerProbe : IAsyncDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _looking;
    private readonly Func<string?> _look;
    private int _looks;
    private string? _trouble;

    /// <param name="look">What a consumer stumbles over at this moment; null for nothing.</param>
    public ConsumerProbe(Func<string?> look)
    {
        _look = look;
        _looking = Task.Run(LookAsync, CancellationToken.None);
    }

    /// <summary>Null as long as every look found a value that works.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    public int Looks => Volatile.Read(ref _looks);

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _looking;
        _enough.Dispose();
    }

    private async Task LookAsync()
    {
        while (!_enough.IsCancellationRequested && _trouble is null)
        {
            if (_look() is { } trouble)
            {
                _trouble = $"Look {_looks}: {trouble}";
            }

            _looks++;
            await Task.Delay(2, _enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
