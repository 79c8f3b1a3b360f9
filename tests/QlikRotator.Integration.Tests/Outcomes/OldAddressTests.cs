using QlikRotator.Integration.Tests.Outcomes.Families;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Qlik moves addresses: they are settings, and one that is to go is spoken of.</summary>
public sealed class OldAddressTests
{
    [Fact]
    public async Task Rotate_ByTheDeprecatedAddresses_DoesTheSame_AndSaysSo()
    {
        var family = Family.Named("execution-token") with
        {
            Settings =
            [
                .. Family.Named("execution-token").Settings,
                ("Rotator:Tenants:0:AutomationsPath", "/api/v1/automations"),
                ("Rotator:Tenants:0:AutomationConnectionsPath", "/api/v1/automation-connections"),
            ],
        };
        await using var run = await FamilyRun.StartAsync(family);

        run.WhyNotRotated(await run.RotateAsync()).ShouldBeEmpty();

        run.Calls.ShouldAllBe(call => !call.Route.StartsWith("/api/workflows", StringComparison.Ordinal));
        run.World.Log.All.ShouldContain(line => line.Contains("is deprecated", StringComparison.Ordinal));
    }
}
