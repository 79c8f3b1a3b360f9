using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>
/// A consumer that never rests: reads the newest version and uses it at the tenant, again and again. It looks past HTTP, where faults
/// made for the rotator would hit it too.
/// </summary>
internal sealed class ConsumerProbe : IAsyncDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _looking;
    private readonly DemoEstate _estate;
    private readonly DemoSecret _secret;
    private int _looks;
    private string? _trouble;

    public ConsumerProbe(DemoEstate estate, DemoSecret secret)
    {
        _estate = estate;
        _secret = secret;
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
            var newest = _estate.Vault.Vault.Latest(_secret.Name);
            var works = _estate.Qlik.Tenant(_secret.Tenant).AcceptsClientSecret(_secret.ClientId, newest?.Value ?? "");
            if (newest is not { Enabled: true } || !works)
            {
                _trouble = $"Look {_looks}: version {newest?.Version}, enabled {newest?.Enabled}, accepted {works}.";
            }

            _looks++;
            await Task.Delay(2, _enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
