using QlikRotator.Application.Scanning;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Scanning;

public abstract class ScanTests : IAsyncLifetime
{
    private protected RotationWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await RotationWorld.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<ScanReport> ScanAsync() => World.Get<CredentialScan>().RunAsync(RotationWorld.Ct);

    private protected async Task<SeededOAuthClient> RotatedLongAgoAsync()
    {
        var client = World.Tenant.AddOAuthClient();
        (await World.RotateAsync(World.Manage(client))).ShouldEndAs(OutcomeKind.Rotated);
        World.Time.Skip(TimeSpan.FromDays(3));
        return client;
    }
}
