using System.Globalization;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>A host that is away while a window is open comes back outside of it: the rotation waits for the next one.</summary>
public sealed class MissedWindowTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Europe/Berlin")]
    public async Task Rotate_HostIsAwayWhileTheWindowIsOpen_BeginsInTheNextOne(string? zone)
    {
        var opens = TimeOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddHours(4);
        var window = new MaintenanceWindow([], new(opens.Hour, 0), new(opens.AddHours(1).Hour, 0)) { TimeZone = zone };
        await using var world = await StartAsync(window);
        var client = world.Tenant.AddOAuthClient();
        var (looks, issuedAt) = (0, DateTimeOffset.MinValue);

        var story = await world.RotateAsync(
            world.Manage(client),
            before: step =>
            {
                looks += step == RotationSteps.Inspect.Name ? 1 : 0;
                world.Time.Skip(looks == 2 && step == RotationSteps.Inspect.Name ? TimeSpan.FromHours(3) : TimeSpan.Zero);
                issuedAt = step == RotationSteps.Issue.Name ? world.Time.GetUtcNow() : issuedAt;
                return Task.CompletedTask;
            }
        );

        story.ShouldHaveReplaced(client);
        looks.ShouldBe(3);
        window.NextOpening(issuedAt).ShouldBe(issuedAt);
    }

    private static Task<RotationWorld> StartAsync(MaintenanceWindow window)
    {
        const string policy = "Rotator:Policies:default";
        (string Name, string Value)[] settings =
        [
            ($"{policy}:StartGate", "window"),
            ($"{policy}:Window:From", window.From.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ($"{policy}:Window:To", window.To.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ];
        return RotationWorld.StartAsync(
            window.TimeZone is { } zone ? [.. settings, ($"{policy}:Window:TimeZone", zone)] : settings
        );
    }
}
