using QlikRotator.Application.Adopting;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>
/// OAuth clients of an organization. What becomes of each write that goes wrong is asked by <see cref="LostAnswerTests"/> for their family, too.
/// </summary>
public sealed class OrganizationTests : IAsyncLifetime
{
    private const string Secrets = "/api/core/oauth-clients/*/client-secrets";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Organization.AddOAuthClient(RotationWorld.OrganizationClient);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_SecretOfAnOrganizationsClient_IsReplaced_AndOnlyWhatIsThereIsCalled()
    {
        var calls = new List<ReceivedCall>();
        _world.Qlik.Faults.Add(new Fault { Kind = FaultKind.Delay, Where = call => Note(calls, call) });

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Outcome.OldRefused.ShouldBe(true);
        _world.Organization.ClientSecrets(_client.ClientId).ShouldHaveSingleItem();
        _world.Organization.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
        calls.ShouldAllBe(call =>
            call.Host == RotationWorld.OrganizationHost
            && (call.Route == "/oauth/token" || call.Route.StartsWith("/api/core/oauth-clients", StringComparison.Ordinal))
        );
    }

    /// <summary>An organization does not say who we are: whatever appeared meanwhile may be somebody else's.</summary>
    [Fact]
    public async Task Rotate_AnswerLost_AndSomebodyElseMakesOne_BothAreListed_AndNeitherDies()
    {
        LoseTheAnswer();
        var issues = 0;
        SeededSecret? theirs = null;

        var story = await _world.RotateAsync(
            Manage(),
            before: step =>
            {
                if (step == "Issue" && ++issues == 2)
                {
                    theirs = _world.Organization.AddClientSecret(_client.ClientId);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Left.Select(one => one.CredentialId).ShouldContain(theirs!.Hint);
        story.Left.Count.ShouldBe(2);
        _world.Organization.AcceptsClientSecret(_client.ClientId, theirs.Value).ShouldBeTrue();
        _world.Organization.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeFalse();
        _world.Organization.ClientSecrets(_client.ClientId).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rotate_SomebodyElsesSecretIsThereAllAlong_ItLives()
    {
        var theirs = _world.Organization.AddClientSecret(_client.ClientId);

        var story = await _world.RotateAsync(Manage());

        _world.Organization.AcceptsClientSecret(_client.ClientId, theirs.Value).ShouldBeTrue();
        _world.Organization.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
        // Nothing but the tag says which of the two is the old one: a person decides, as at a tenant.
        story.ShouldEndAs(OutcomeKind.KeptBoth);
        _world.Organization.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_ItsSecretsAreFiveAlready_IsRefused_AndNothingDies()
    {
        for (var number = 0; number < 4; number++)
        {
            _world.Organization.AddClientSecret(_client.ClientId);
        }

        (await _world.RotateAsync(Manage())).ShouldEndAs(OutcomeKind.Refused, "TooManySecrets");

        _world.Organization.ClientSecrets(_client.ClientId).Count.ShouldBe(5);
    }

    /// <summary>The sign-in reads the vault each time, at an organization as at a tenant.</summary>
    [Fact]
    public async Task Rotate_TheClientThatSignsIn_IsReplaced_AndSignsInAfterwards()
    {
        var own = _world.OrganizationRotator;
        _world.Organization.Behaviour.TokensOutliveSecret = false;
        var subject = _world.ManageAt(
            RotationWorld.OrganizationHost,
            "oauth-client-secret",
            own.ClientId,
            own.Hint,
            own.Secret,
            RotationWorld.OrganizationSignIn
        );

        (await _world.RotateAsync(subject)).ShouldEndAs(OutcomeKind.Rotated);

        _world.Organization.AcceptsClientSecret(own.ClientId, own.Secret).ShouldBeFalse();
        (await _world.RotateAsync(Manage())).ShouldEndAs(OutcomeKind.Rotated);
    }

    [Theory]
    [InlineData("api-key")]
    [InlineData("execution-token")]
    [InlineData("external")]
    public async Task Rotate_AnotherSourceAtAnOrganization_IsRefused_AndNothingIsSent(string source)
    {
        var story = await _world.RotateAsync(
            _world.ManageAt(RotationWorld.OrganizationHost, source, "resource", "credential", "value")
        );

        story.ShouldEndAs(OutcomeKind.Refused, "NotAtOrganization");
        story.Outcome.Reason.Message.ShouldContain($"'{source}'");
        _world.Organization.CallCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("data-connection:1234#/connectionProperties/password")]
    [InlineData("automation-connection:1234#/password")]
    [InlineData("tenant-email:BasicAuth")]
    public async Task Rotate_SlotThatAnOrganizationLacks_IsRefused_AndNothingIsSent(string slot)
    {
        var story = await _world.RotateAsync(Manage(slot));

        story.ShouldEndAs(OutcomeKind.Refused, "NotAtOrganization");
        story.Outcome.Reason.Message.ShouldContain("@acme.eu.qlikcloud.com");
        _world.Organization.CallCount.ShouldBe(0);
    }

    [Fact]
    public async Task Rotate_SlotOfATenant_HoldsTheSecretOfAnOrganizationsClient()
    {
        var owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        var connection = _world.Tenant.AddAutomationConnection(
            new NewAutomationConnection(owner) { Params = [new NewConnectionParam("password", _client.Secret)] }
        );

        var story = await _world.RotateAsync(Manage($"automation-connection:{connection}@{RotationWorld.Host}#/password"));

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.AutomationConnectionValue(connection, "password").ShouldBe(story.Newest.Value);
    }

    [Fact]
    public async Task Adopt_SecretOfAnOrganizationsClient_IsManaged()
    {
        var result = await AdoptAsync("oauth-client-secret");

        result.Kind.ShouldBe(AdoptionKind.Adopted, result.Reason.ToString());
        result.Mapping.ShouldBe(CredentialMapping.Sole);
    }

    [Fact]
    public async Task Adopt_AnotherSourceAtAnOrganization_IsRefused()
    {
        var result = await AdoptAsync("api-key");

        result.Kind.ShouldBe(AdoptionKind.Refused);
        result.Reason.Code.ShouldBe("NotAtOrganization");
        _world.Organization.CallCount.ShouldBe(0);
    }

    private Task<AdoptionResult> AdoptAsync(string source)
    {
        _world.KeyVault.Vault.SetSecret(RotationWorld.SecretName, _client.Secret);
        var order = new AdoptionOrder(
            RotationWorld.SecretName,
            source,
            RotationWorld.OrganizationHost,
            _client.ClientId,
            _client.Hint,
            "default",
            [],
            null
        );
        return _world.Get<Adoption>().AdoptAsync(order, dryRun: false, RotationWorld.Ct);
    }

    private SecretVersionReference Manage(params string[] slots) =>
        _world.ManageAt(
            RotationWorld.OrganizationHost,
            "oauth-client-secret",
            _client.ClientId,
            _client.Hint,
            _client.Secret,
            RotationWorld.SecretName,
            slots
        );

    private void LoseTheAnswer() =>
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Secrets,
                Kind = FaultKind.LoseResponse,
            }
        );

    private static bool Note(List<ReceivedCall> calls, ReceivedCall call)
    {
        calls.Add(call);
        return false;
    }
}
