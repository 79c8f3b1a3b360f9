using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>What must not be started, and what must stop because somebody else acted meanwhile.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private RotationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RotationWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_FiveSecrets_IsRefused_AndNamesThem()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 5 });

        var story = await _world.RotateAsync(_world.Manage(client));

        story.ShouldEndAs(OutcomeKind.Refused);
        client.Secrets.ShouldAllBe(secret => story.Outcome.Reason.Message.Contains(secret.Hint));
        story.ShouldHaveLeftTheOldOne(client, secrets: 5);
    }

    [Fact]
    public async Task Rotate_TagNamesAnotherHint_IsRefused_BeforeAnythingIsMade()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });

        var story = await _world.RotateAsync(_world.Manage(client, credential: "nosuc"));

        story.ShouldEndAs(OutcomeKind.Refused, "WrongCredentialTag");
        _world.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rotate_TagNamesSomebodyElsesHint_NeverDeletesIt()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });

        var story = await _world.RotateAsync(_world.Manage(client, credential: client.Secrets[1].Hint));

        // Nothing shows which value a hint belongs to: what only a tag says is left to a person, whatever the gate.
        story.ShouldEndAs(OutcomeKind.KeptBoth, "MappingClaimed");
        client.Secrets.ShouldAllBe(secret => _world.Tenant.AcceptsClientSecret(client.ClientId, secret.Value));
        _world.Tenant.AcceptsClientSecret(client.ClientId, story.Newest.Value).ShouldBeTrue();
        story.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(client.Secrets[1].Hint);
    }

    [Theory]
    [InlineData("native", null)]
    [InlineData("web", "blocked")]
    public async Task Rotate_ClientThatCannotHaveSecrets_IsRefused(string appType, string? disabled)
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { AppType = appType, DisableTag = disabled });

        var story = await _world.RotateAsync(_world.Manage(client));

        story.ShouldEndAs(OutcomeKind.Refused);
        story.ShouldHaveLeftTheOldOne(client);
    }

    [Fact]
    public async Task Rotate_NothingCanProveTheSecret_AsksForAnApprovalGate()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { GrantTypes = ["authorization_code"] });

        var story = await _world.RotateAsync(_world.Manage(client));

        story.ShouldEndAs(OutcomeKind.Refused, "ApprovalGateNeeded");
        _world.Tenant.HasBotUser(client.ClientId).ShouldBeFalse();
    }

    [Fact]
    public async Task Rotate_SomebodyAddsASecretMeanwhile_TheirsIsLeftAlone()
    {
        var client = _world.Tenant.AddOAuthClient();
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = "/api/v1/oauth-clients/*/client-secrets",
                Kind = FaultKind.LoseResponse,
            }
        );
        var issues = 0;

        var story = await _world.RotateAsync(
            _world.Manage(client),
            before: step =>
            {
                if (step == "Issue" && ++issues == 2)
                {
                    _world.Tenant.AddClientSecret(client.ClientId);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldHaveReplaced(client, secrets: 3);
        story.Left.ShouldHaveSingleItem("theirs is no suspect: somebody else made it");
    }

    [Fact]
    public async Task Rotate_SomebodyWritesTheVaultMeanwhile_NothingIsDeleted_AndAPersonIsTold()
    {
        var client = _world.Tenant.AddOAuthClient();

        var story = await _world.RotateAsync(_world.Manage(client), before: step => OnceAsync(step == "Retire", Overwrite));

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "VaultDrift");
        story.Newest.Value.ShouldBe("written by somebody else");
        _world.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rotate_VersionWasReplacedAlready_IsStale()
    {
        var client = _world.Tenant.AddOAuthClient();
        var subject = _world.Manage(client);
        _world.Manage(client);

        var story = await _world.RotateAsync(subject);

        story.ShouldEndAs(OutcomeKind.Refused, "Stale");
        _world.Tenant.WriteCount.ShouldBe(0);
    }

    [Fact]
    public async Task Rotate_SameRotationAgainAfterItsEnd_ChangesNothing()
    {
        var client = _world.Tenant.AddOAuthClient();
        var subject = _world.Manage(client);
        await _world.RotateAsync(subject);
        var writes = _world.Tenant.WriteCount;

        await _world.RotateAsync(subject);

        _world.Tenant.WriteCount.ShouldBe(writes);
        _world.Tenant.ClientSecrets(client.ClientId).ShouldHaveSingleItem();
        _world.KeyVault.Vault.Versions(RotationWorld.SecretName).Count.ShouldBe(2);
    }

    private void Overwrite() => _world.KeyVault.Vault.SetSecret(RotationWorld.SecretName, "written by somebody else");

    private static Task OnceAsync(bool now, Action act)
    {
        if (now)
        {
            act();
        }

        return Task.CompletedTask;
    }
}
