using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Events of the simulated vault, delivered over HTTP to the embedded host, as often and as late as Event Grid may.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly SharedWriter _output = new();
    private DemoEstate _estate = null!;
    private WebApplication _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RotationLedger Ledger => _app.Services.GetRequiredService<RotationLedger>();

    public async ValueTask InitializeAsync()
    {
        _estate = await DemoEstate.StartAsync(Ct);
        var terminal = new Terminal(_output, _output, json: false, attended: false);
        _app = WebHost.Create(_estate.Settings(_folder.Path), terminal, new Uri("http://127.0.0.1:0"), _ => { });
        await _app.StartAsync(Ct);
        await _estate.SubscribeAsync(_app.EventsOf(), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _estate.DisposeAsync();
        await _output.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task NearExpiry_FourCopiesAndOneMuchLater_IsOneRotation()
    {
        var old = _estate.Vault.Vault.Latest(_estate.Secrets[0].Name)!;

        await _estate.Vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, old, copies: 4, ct: Ct);
        var outcome = await OutcomeAsync();
        var late = await _estate.Vault.Events.AnnounceAsync(VaultEventKind.Expired, old, ct: Ct);

        outcome.Kind.ShouldBe(OutcomeKind.Rotated);
        late.ShouldHaveSingleItem().Delivered.ShouldBeTrue();
        (await Ledger.ListAsync(Ct).CountAsync(Ct)).ShouldBe(1);
        _estate.Vault.Vault.Versions(old.Name).Count.ShouldBe(2);
    }

    [Fact]
    public async Task NewVersion_OfTheRotationItself_StartsNothing()
    {
        var old = _estate.Vault.Vault.Latest(_estate.Secrets[0].Name)!;
        await _estate.Vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, old, ct: Ct);
        await OutcomeAsync();

        var newest = _estate.Vault.Vault.Latest(old.Name)!;
        await _estate.Vault.Events.AnnounceAsync(VaultEventKind.NewVersionCreated, newest, ct: Ct);
        await _estate.Vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, newest, ct: Ct);

        (await Ledger.ListAsync(Ct).CountAsync(Ct)).ShouldBe(1);
    }

    private async Task<RotationOutcome> OutcomeAsync()
    {
        while (true)
        {
            if ((await Ledger.ListAsync(Ct).FirstOrDefaultAsync(Ct))?.Outcome is { } outcome)
            {
                return outcome;
            }

            await Task.Delay(50, Ct);
        }
    }
}
