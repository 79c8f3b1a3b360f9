using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.OAuthClients;

public sealed class OAuthClientSecretSourceTests
{
    private const string Kind = "oauth-client-secret";

    [Fact]
    public async Task Inspect_OneSecretAndNoTag_TakesItAsTheOldOne()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient();

        var found = await InspectAsync(world, client);

        found.Refusal.ShouldBeNull();
        found.OldCredentialId.ShouldBe(client.Hint);
        found.OwnIdentity.ShouldBe(world.Tenant.BotUserOf(world.Rotator.ClientId));
        found.Provable.ShouldBeTrue();
        found.Marks.ShouldBeFalse();
        found.Credentials.ShouldHaveSingleItem().CreatedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Inspect_SeveralSecretsAndNoTag_DoesNotGuess()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2, SecretsTellCreation = false });

        (await InspectAsync(world, client)).OldCredentialId.ShouldBeNull();
        (await InspectAsync(world, client, client.Secrets[1].Hint)).OldCredentialId.ShouldBe(client.Secrets[1].Hint);
    }

    [Fact]
    public async Task Inspect_FiveSecrets_RefusesAndListsThem()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 5 });

        var found = await InspectAsync(world, client);

        found.Refusal!.Code.ShouldBe("TooManySecrets");
        client.Secrets.ShouldAllBe(secret => found.Refusal.Message.Contains(secret.Hint));
        found.Credentials.Count.ShouldBe(5);
    }

    public static TheoryData<string, NewOAuthClient> Unfit =>
        new()
        {
            {
                "NotAWebClient",
                new NewOAuthClient { AppType = "native", Secrets = 0 }
            },
            {
                "ClientDisabled",
                new NewOAuthClient { DisableTag = "abuse" }
            },
            {
                "SecretsNotAllowed",
                new NewOAuthClient { AuthMethods = ["private_key_jwt"], Secrets = 0 }
            },
        };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public async Task Inspect_ClientThatCannotTakeASecret_SaysWhy(string code, NewOAuthClient seed)
    {
        await using var world = await QlikWorld.StartAsync();

        (await InspectAsync(world, world.Tenant.AddOAuthClient(seed))).Refusal?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Inspect_NoSuchClient_SaysSo()
    {
        await using var world = await QlikWorld.StartAsync();
        var call = Calls.Source(Calls.Secret(Kind, "nobody"));

        (await world.Source(Kind).InspectAsync(call, QlikWorld.Ct)).Refusal?.Code.ShouldBe("ClientNotFound");
    }

    [Fact]
    public async Task Inspect_ForeignTenant_SendsNothing()
    {
        await using var world = await QlikWorld.StartAsync();
        var call = Calls.Source(Calls.Secret(Kind, "client", tenant: "evil.example"));

        (await world.Source(Kind).InspectAsync(call, QlikWorld.Ct)).Refusal?.Code.ShouldBe("UnknownTenant");
        world.Tenant.CallCount.ShouldBe(0);
    }

    [Fact]
    public async Task Inspect_ClientWithoutTheGrant_IsNotProvableAndGetsNoBotUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient(new NewOAuthClient { GrantTypes = ["authorization_code"] });

        (await InspectAsync(world, client)).Provable.ShouldBeFalse();
        (await ProveAsync(world, client, client.Secret)).Proof.ShouldBe(Proof.Unprovable);

        world.Tenant.HasBotUser(client.ClientId).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_ThenProveThenDeleteTheOld_LeavesOnlyTheNewOne(bool oddHints)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Tenant.Behaviour.HintsNeedEncoding = oddHints;
        var client = world.Tenant.AddOAuthClient();

        var minted = (await CreateAsync(world, client)).Credential.ShouldNotBeNull();
        (await ProveAsync(world, client, minted.Value.Reveal())).Proof.ShouldBe(Proof.Accepted);
        (await DeleteAsync(world, client, client.Hint)).Reason.Code.ShouldBe("Deleted");

        (await ProveAsync(world, client, client.Secret)).Proof.ShouldBe(Proof.Refused);
        (await ProveAsync(world, client, minted.Value.Reveal())).Proof.ShouldBe(Proof.Accepted);
        world.Tenant.ClientSecrets(client.ClientId).ShouldHaveSingleItem().Hint.ShouldBe(minted.Id);
        (await DeleteAsync(world, client, client.Hint)).Reason.Code.ShouldBe("AlreadyGone");
    }

    [Fact]
    public async Task Create_FiveSecretsByNow_IsARefusal()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 5 });

        (await CreateAsync(world, client)).Refusal?.Code.ShouldBe("TooManySecrets");
    }

    [Fact]
    public async Task Create_AnswerLost_LeavesOneStrayThatTheInventoryTells()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient();
        await InspectAsync(world, client);
        world.Fail("POST", "/api/v1/oauth-clients/*/client-secrets", FaultKind.LoseResponse);

        (await Should.ThrowAsync<TryAgainException>(CreateAsync(world, client))).Reason.Code.ShouldBe("OutcomeUnknown");

        var found = await InspectAsync(world, client, client.Hint);
        var stray = found.Credentials.Single(one => one.Id != client.Hint);
        stray.CreatedBy.ShouldBe(found.OwnIdentity);
        stray.CreatedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Prove_OverAndOver_UsesUpNoTokens()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient();
        world.Tenant.Behaviour.TokensPerClient = 1;

        for (var time = 0; time < 3; time++)
        {
            (await ProveAsync(world, client, client.Secret)).Proof.ShouldBe(Proof.Accepted);
        }
    }

    /// <summary>A process that rotates for months must not keep a token of every client that it ever proved.</summary>
    [Fact]
    public async Task Prove_HundredsOfProofsLater_RemembersTheLastTokensOnly()
    {
        await using var world = await QlikWorld.StartAsync();
        var (early, late) = (world.Tenant.AddOAuthClient(), world.Tenant.AddOAuthClient());
        world.Tenant.RateLimits.Writes = int.MaxValue;
        world.Tenant.Behaviour.TokensPerClient = int.MaxValue;
        await ProveAsync(world, early, early.Secret);
        for (var time = 0; time < 500; time++)
        {
            await ProveAsync(world, late, late.Secret);
        }

        world.Tenant.Behaviour.TokensPerClient = 1;

        var failure = await Should.ThrowAsync<TryAgainException>(ProveAsync(world, early, early.Secret));
        failure.Reason.Code.ShouldBe("TokenQuota");
    }

    [Fact]
    public async Task Prove_TooManyLiveTokens_IsNoAnswer()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient();
        await InspectAsync(world, client);
        world.Tenant.Behaviour.TokensPerClient = 0;

        var failure = await Should.ThrowAsync<TryAgainException>(ProveAsync(world, client, client.Secret));

        failure.Reason.Code.ShouldBe("TokenQuota");
    }

    [Fact]
    public async Task Prove_NewSecretNotKnownEverywhereYet_IsOneTryOnly()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Tenant.Behaviour.NewCredentialRefusals = 1;
        var client = world.Tenant.AddOAuthClient();
        var minted = (await CreateAsync(world, client)).Credential!;

        (await ProveAsync(world, client, minted.Value.Reveal())).Proof.ShouldBe(Proof.Refused);
        (await ProveAsync(world, client, minted.Value.Reveal())).Proof.ShouldBe(Proof.Accepted);
    }

    private static SourceCall CallFor(SeededOAuthClient client, string? tag = null) =>
        Calls.Source(Calls.Secret(Kind, client.ClientId, tag));

    private static Task<SourceState> InspectAsync(QlikWorld world, SeededOAuthClient client, string? tag = null) =>
        world.Source(Kind).InspectAsync(CallFor(client, tag), QlikWorld.Ct);

    private static Task<MintResult> CreateAsync(QlikWorld world, SeededOAuthClient client) =>
        world.Source(Kind).CreateAsync(CallFor(client), QlikWorld.Ct);

    private static Task<ProofResult> ProveAsync(QlikWorld world, SeededOAuthClient client, string value) =>
        world.Source(Kind).ProveAsync(CallFor(client), new SecretValue(value), QlikWorld.Ct);

    private static Task<DeleteResult> DeleteAsync(QlikWorld world, SeededOAuthClient client, string hint) =>
        world.Source(Kind).DeleteAsync(CallFor(client), hint, QlikWorld.Ct);
}
