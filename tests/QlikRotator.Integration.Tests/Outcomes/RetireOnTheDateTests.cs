using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Issue ahead, retire on the date: consumers have from the one day to the other.</summary>
public sealed class RetireOnTheDateTests : IAsyncLifetime
{
    private static readonly TimeSpan LeftToLive = TimeSpan.FromDays(20);

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;
    private DateTimeOffset _startedAt;
    private DateTimeOffset _retiredAt;

    public async ValueTask InitializeAsync() => await StartAsync("expiry");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_AtTheOldOnesEnd_BothWorkUntilThen()
    {
        var end = _world.Time.GetUtcNow() + LeftToLive;

        var story = await RotateAsync();

        story.ShouldHaveReplaced(_client);
        _retiredAt.ShouldBe(end, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Rotate_OnADay_TheOldOneLivesUntilIt()
    {
        var day = _world.Time.GetUtcNow().AddDays(40).UtcDateTime.Date;
        await _world.DisposeAsync();
        await StartAsync($"{day:yyyy-MM-dd}");

        var story = await RotateAsync();

        story.ShouldHaveReplaced(_client);
        _retiredAt.ShouldBe(new DateTimeOffset(day, TimeSpan.Zero), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Rotate_OnADayThatIsOver_TheSoakIsLongEnough()
    {
        await _world.DisposeAsync();
        await StartAsync("2020-01-01");

        var story = await RotateAsync();

        story.ShouldHaveReplaced(_client);
        _retiredAt.ShouldBe(_startedAt + TimeSpan.FromHours(6.5), TimeSpan.FromMinutes(1));
    }

    /// <summary>Nothing renews the new value while its rotation waits, so it waits no longer than that value is good for.</summary>
    [Theory]
    [InlineData("health")]
    [InlineData("health-and-approval")]
    public async Task Rotate_DayIsBeyondTheNewOnesLife_EndsWhenThatIsDue_AndBothLive(string gate)
    {
        var day = _world.Time.GetUtcNow().AddDays(300);
        await _world.DisposeAsync();
        await StartAsync(
            $"{day:yyyy-MM-dd}",
            ("Rotator:Policies:default:Gate", gate),
            ("Rotator:Policies:default:Approvers:0", "ops@contoso.example")
        );

        var story = await RotateAsync();

        story.ShouldEndAs(OutcomeKind.KeptBoth, "RenewalDue");
        story.Newest.Expires!.Value.ShouldBeGreaterThan(_world.Time.GetUtcNow());
        _world.Tenant.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
        story.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
        _world.Told.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rotate_ALeak_WaitsForNoDate()
    {
        var story = await RotateAsync(RotationMode.Leak);

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeFalse();
        _retiredAt.ShouldBe(_startedAt, TimeSpan.FromMinutes(1));
    }

    private async Task StartAsync(string until, params (string, string)[] more)
    {
        _world = await RotationWorld.StartAsync([("Rotator:Policies:default:RetireNotBefore", until), .. more]);
        _client = _world.Tenant.AddOAuthClient();
    }

    private Task<RotationStory> RotateAsync(RotationMode mode = RotationMode.Routine)
    {
        var subject = _world.Manage(_client);
        _startedAt = _world.Time.GetUtcNow();
        return _world.RotateAsync(
            subject,
            mode,
            before: step =>
            {
                if (step == RotationSteps.Retire.Name)
                {
                    _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
                    _retiredAt = _world.Time.GetUtcNow();
                }

                return Task.CompletedTask;
            }
        );
    }
}
