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
    private ScanAlarms _alarms = null!;

    private static CancellationToken Ct => RotationWorld.Ct;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
        var alarms = new AlarmStore(_world.Get<ILedgerStore>(), _people, _world.Time, _logs.CreateLogger<AlarmStore>());
        _alarms = new ScanAlarms(alarms);
        _runner = Runner();
    }

    public async ValueTask DisposeAsync()
    {
        _logs.Dispose();
        _alarms.Dispose();
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

        report!.Problems.ShouldHaveSingleItem().Unreachable.ShouldBeTrue();
        _people.Told.ShouldHaveSingleItem().Recovered.ShouldBeFalse();
    }

    /// <summary>What a process that died in between had looked at is not looked at again, and its findings stay.</summary>
    [Fact]
    public async Task GoOn_TurnEndedInTheMiddle_GoesOnBehindWhatWasLookedAt()
    {
        var other = _world.Tenant.AddOAuthClient();
        _world.Manage(_client);
        _world.Manage("other", "oauth-client-secret", other.ClientId, other.Hint, other.Secret);
        _world.Tenant.RemoveClientSecret(other.ClientId, other.Hint);
        var first = new[] { _client.ClientId, other.ClientId }.Min(StringComparer.Ordinal)!;
        var rounds = _world.Get<ScanRounds>();
        await rounds.BeginAsync(Ct);
        var round = await rounds.TakeTurnAsync(TimeSpan.FromMinutes(40), Ct);
        await rounds.MarkAsync(
            _world.Tenant.Host,
            new(round!.BeganAt, $"oauth-client-secret {first}", Done: false, Problems: 0, round.BeganAt),
            Ct
        );
        (await _runner.GoOnAsync(Ct)).ShouldBeNull("the turn of the one that died may go on still");
        _world.Time.Skip(TimeSpan.FromMinutes(41));

        var report = await _runner.GoOnAsync(Ct);

        report!.Findings.ShouldAllBe(one => one.CredentialId != (first == other.ClientId ? other.Hint : _client.Hint));
        (await rounds.FindAsync(_world.Tenant.Host, Ct))!.Done.ShouldBeTrue();
        (await _runner.GoOnAsync(Ct)).ShouldBeNull("the round is over");
        (await _world.Get<LookStore>().ListAsync(Ct)).ShouldContain(look => look.Kind == LookKind.Scan);
    }

    /// <summary>A process that is not let to finish leaves its turn, and the next one goes on at once.</summary>
    [Fact]
    public async Task Run_LedgerGoesAway_TheTurnIsGivenUpAndTheRoundIsNotOver()
    {
        _world.Manage(_client);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _runner.RunAsync(cancelled.Token));
        var report = await _runner.RunAsync(Ct);

        report!.Findings.ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    private ScanRunner Runner()
    {
        var rounds = _world.Get<ScanRounds>();
        var scan = _world.Get<CredentialScan>();
        var turn = new TenantTurn(scan, rounds, _alarms, _world.Time, _logs.CreateLogger<TenantTurn>());
        return new ScanRunner(
            scan,
            turn,
            rounds,
            _alarms,
            _world.Get<LookStore>(),
            _world.Time,
            _logs.CreateLogger<ScanRunner>()
        );
    }
}
