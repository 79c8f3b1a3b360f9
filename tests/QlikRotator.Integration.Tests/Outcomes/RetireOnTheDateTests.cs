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

    [Fact]
    public async Task Rotate_ALeak_WaitsForNoDate()
    {
        var story = await RotateAsync(RotationMode.Leak);

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeFalse();
        _retiredAt.ShouldBe(_startedAt, TimeSpan.FromMinutes(1));
    }

    private async Task StartAsync(string until)
    {
        _world = await RotationWorld.StartAsync(("Rotator:Policies:default:RetireNotBefore", until));
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
