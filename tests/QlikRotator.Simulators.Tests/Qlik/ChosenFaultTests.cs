using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>Faults that look at the operation, and that say when they strike.</summary>
public sealed class ChosenFaultTests
{
    private const string Secrets = "/api/v1/oauth-clients/{id}/client-secrets";

    [Fact]
    public async Task Where_SeesEachOperation_WithoutItsIds_AndStrikesTheOneItChooses()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        var seen = new List<ReceivedCall>();
        world.Simulator.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Status,
                Where = call =>
                {
                    seen.Add(call);
                    return call is { IsWrite: true, Route: Secrets };
                },
            }
        );

        (await world.GetAsync($"/api/v1/oauth-clients/{client.ClientId}", token)).Status.ShouldBe(200);
        (await world.PostAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets", token)).Status.ShouldBe(503);

        seen.ShouldBe([new(world.Acme.Host, "GET", "/api/v1/oauth-clients/{id}"), new(world.Acme.Host, "POST", Secrets)]);
        world.Simulator.Faults.Fired.ShouldBe(1);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Struck_IsToldBeforeTheWork_OrWhenItIsDone(bool afterWork, int secrets)
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        var found = 0;
        world.Simulator.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Status,
                AfterWork = afterWork,
                Struck = () => found = world.Acme.ClientSecrets(client.ClientId).Count,
            }
        );

        await world.PostAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets", token);

        found.ShouldBe(secrets);
    }

    [Fact]
    public async Task MailProvider_ThatTakesOthers_StillRefusesWhatItIsToldTo()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old") { ProviderTakesOthers = true });
        world.Acme.RefuseMailSecret("refused");
        var token = await world.AdminTokenAsync();

        (await world.PutAsync("/api/v1/transports/email-config", token, Mail("refused"))).Status.ShouldBe(400);
        (await world.PutAsync("/api/v1/transports/email-config", token, Mail("any other"))).Status.ShouldBe(204);

        world.Acme.EmailSecret().ShouldBe("any other");
        world.Acme.EmailFields()!["serverPort"]!.GetValue<int>().ShouldBe(587);
    }

    private static object Mail(string password) =>
        new
        {
            serviceProvider = "BasicAuth",
            providerConfig = new
            {
                serverAddress = "smtp.contoso.example",
                serverPort = 587,
                securityType = "StartTLS",
                emailAddress = "a@contoso.example",
                username = "a",
                emailPassword = password,
            },
        };
}
