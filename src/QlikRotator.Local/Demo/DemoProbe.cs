using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>A consumer that reads the vault and signs in with what it finds, again and again while a rotation runs.</summary>
internal sealed class DemoProbe(DemoProof proof, DemoSubject subject) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private Task? _running;

    public int Looks { get; private set; }

    public int Refusals { get; private set; }

    public void Start() => _running = RunAsync(_stop.Token);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await (_running ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Show(Terminal terminal) =>
        terminal.Say(
            $"   A consumer read the vault and signed in {Looks} times meanwhile: {(Refusals == 0 ? "it always worked." : $"{Refusals} times it did not.")}"
        );

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var value = await proof.NewestValueAsync(subject.Name, ct);
            var accepted = await proof.IsAcceptedAsync(subject, value, CancellationToken.None);
            Looks++;
            Refusals += accepted == false ? 1 : 0;
            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }
}
