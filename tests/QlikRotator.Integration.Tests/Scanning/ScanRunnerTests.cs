using Microsoft.Extensions.Logging;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Integration.Tests.Scanning;

/// <summary>The scan as a timer runs it: people hear of what they must settle, once, and nothing is deleted.</summary>
public sealed class ScanRunnerTests : IAsyncLifetime
{
    private readonly AlarmLog _people = new();
    private readonly LoggerFactory _logs = new();
    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;
    private ScanRunner _runner = null!;

    private static CancellationToken Ct => RotationWorld.Ct;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
        var alarms = new AlarmStore(_world.Get<ILedgerStore>(), _people, _world.Time, _logs.CreateLogger<AlarmStore>());
        _runner = new ScanRunner(_world.Get<CredentialScan>(), alarms, _world.Get<LookStore>(), _logs.CreateLogger<ScanRunner>());
    }

    public async ValueTask DisposeAsync()
    {
        _logs.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Scan_AllIsWell_TellsNobody()
    {
        _world.Manage(_client);

        await _runner.RunAsync(Ct);

        _people.Told.ShouldBeEmpty();
    }

    /// <summary>A tag alone says which of two the old value was: nobody is asked, so both are kept and people hear of it.</summary>
    [Fact]
    public async Task Scan_CredentialLeftAlive_IsToldUntilItIsDead()
    {
        _world.Tenant.AddClientSecret(_client.ClientId);
        (await _world.RotateAsync(_world.Manage(_client))).ShouldEndAs(OutcomeKind.KeptBoth);

        await _runner.RunAsync(Ct);
        await _runner.RunAsync(Ct);
        _world.Tenant.RemoveClientSecret(_client.ClientId, _client.Hint);
        await _runner.RunAsync(Ct);

        _people.Told.Select(told => (told.Kind, told.Recovered)).ShouldBe([(AlarmKind.Left, false), (AlarmKind.Left, true)]);
    }

    [Fact]
    public async Task Scan_ValueInTheVaultIsDead_IsToldUntilAnotherWorks()
    {
        _world.Manage(_client);
        var other = _world.Tenant.AddClientSecret(_client.ClientId);
        _world.Tenant.RemoveClientSecret(_client.ClientId, _client.Hint);

        await _runner.RunAsync(Ct);
        _world.Manage("oauth-client-secret", _client.ClientId, other.Hint, other.Value);
        await _runner.RunAsync(Ct);

        _people
            .Told.Select(told => (told.Kind, told.Recovered))
            .ShouldBe([(AlarmKind.Mismatch, false), (AlarmKind.Mismatch, true)]);
    }

    [Fact]
    public async Task Scan_TenantCannotBeAsked_NothingBeginsAndNothingIsOver()
    {
        _world.Manage(_client);
        _world.Tenant.AddClientSecret(_client.ClientId);
        _world.Tenant.RemoveClientSecret(_client.ClientId, _client.Hint);
        await _runner.RunAsync(Ct);
        _world.Qlik.Faults.Add(new Fault { Kind = FaultKind.Status, Times = int.MaxValue });

        var report = await _runner.RunAsync(Ct);

        report.Problems.ShouldHaveSingleItem().Unreachable.ShouldBeTrue();
        _people.Told.ShouldHaveSingleItem().Recovered.ShouldBeFalse();
    }
}
