using QlikRotator.Application.Adopting;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Whose a credential is is recorded: nobody else's dies, and nothing of ours is forgotten.</summary>
public sealed class OwnershipTests : IAsyncLifetime
{
    private const string Secrets = "/api/v1/oauth-clients/*/client-secrets";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>The key itself says which it is: a tag that names another one of its owner's is wrong.</summary>
    [Fact]
    public async Task Rotate_TagNamesAnotherKeyOfTheOwner_IsRefused_AndNothingDies()
    {
        _world.Tenant.SetApiKeyLimits(10, "P100D");
        var owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        var held = _world.Tenant.AddApiKey(new NewApiKey(owner));
        var theirs = _world.Tenant.AddApiKey(new NewApiKey(owner));

        var story = await _world.RotateAsync(_world.Manage("api-key", owner, theirs.Id, held.Token));

        story.ShouldEndAs(OutcomeKind.Refused, "WrongCredentialTag");
        story.Outcome.Reason.Message.ShouldContain(held.Id);
        _world.Tenant.ListApiKeys().ShouldAllBe(key => key.Status == "active");
        _world.Tenant.WriteCount.ShouldBe(0);
    }

    /// <summary>The same bot may serve another installation: what appears while an answer is lost may be either's.</summary>
    [Fact]
    public async Task Rotate_AnswerLost_AndTheSameBotMakesAnother_BothAreListed_AndNeitherDies()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Secrets,
                Kind = FaultKind.LoseResponse,
            }
        );
        var issues = 0;
        SeededSecret? theirs = null;

        var story = await _world.RotateAsync(
            _world.Manage(_client),
            before: step =>
            {
                if (step == "Issue" && ++issues == 2)
                {
                    theirs = _world.Tenant.AddClientSecret(_client.ClientId, _world.Tenant.BotUserId(_world.Rotator.ClientId)!);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldHaveReplaced(_client, secrets: 3);
        story.Left.Count.ShouldBe(2);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, theirs!.Value).ShouldBeTrue();
    }

    /// <summary>The first gives up with its attempt open, the second rotates: what the second made is nobody's stray.</summary>
    [Fact]
    public async Task Rotate_TwoSecretsOfOneClient_TheOtherOnesNewSecretIsNoStray()
    {
        var second = _world.Tenant.AddClientSecret(_client.ClientId);
        var first = _world.Manage(_client);
        var other = _world.Manage("oauth-client-secret", _client.ClientId, second.Hint, second.Value, "second");
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Secrets,
                Kind = FaultKind.Status,
                Status = 403,
            }
        );
        (await _world.RotateAsync(first)).Outcome.Kind.ShouldBe(OutcomeKind.Refused);
        (await _world.RotateAsync(other)).Outcome.Kind.ShouldBe(OutcomeKind.KeptBoth);
        var newest = _world.KeyVault.Vault.Latest("second")!.Value;

        await _world.RotateAsync(first);

        _world.Tenant.AcceptsClientSecret(_client.ClientId, newest).ShouldBeTrue();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, second.Value).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_AnotherSecretHoldsTheCredential_IsRefused_UntilItIsLetGo()
    {
        await AdoptAsync("first");
        var shared = _world.Manage(_client, "second");

        (await _world.RotateAsync(shared)).ShouldEndAs(OutcomeKind.Refused, "SharedCredential");
        _world.KeyVault.Vault.DeleteSecret("first");

        (await _world.RotateAsync(shared)).ShouldEndAs(OutcomeKind.Rotated);
    }

    /// <summary>A host is the same in any case: what is recorded of a tenant is found by a tag in capitals, too.</summary>
    [Fact]
    public async Task Rotate_AnotherSecretHoldsTheCredential_ByATagInCapitals_IsRefused()
    {
        await AdoptAsync("first");
        var shared = _world.ManageAt(
            RotationWorld.Host.ToUpperInvariant(),
            "oauth-client-secret",
            _client.ClientId,
            _client.Hint,
            _client.Secret,
            "second"
        );

        (await _world.RotateAsync(shared)).ShouldEndAs(OutcomeKind.Refused, "SharedCredential");

        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    [Fact]
    public async Task Adopt_AnotherSecretNamesTheCredential_IsRefused()
    {
        _world.Manage(_client, "first");
        _world.KeyVault.Vault.SetSecret("second", _client.Secret);

        var result = await AdoptAsync("second");

        result.Kind.ShouldBe(AdoptionKind.Refused);
        result.Reason.Code.ShouldBe("SharedCredential");
    }

    /// <summary>The tenant would not delete it: it is left, and goes with the next rotation of the secret.</summary>
    [Fact]
    public async Task Rotate_AfterOneThatKeptBoth_RetiresWhatWasLeft()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "DELETE",
                PathPattern = Secrets + "/*",
                Kind = FaultKind.Status,
                Status = 403,
            }
        );
        var first = await _world.RotateAsync(_world.Manage(_client));
        first.ShouldEndAs(OutcomeKind.KeptBoth);
        first.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);

        var second = await _world.RotateAsync(NewestOf(first));

        second.ShouldHaveReplaced(_client);
        second.Left.ShouldBeEmpty();
        (await second.EventsAsync()).ShouldContain("LeftRetired");
    }

    [Fact]
    public async Task Register_AfterARotation_KnowsWhoMadeWhat_WhichVersionHoldsIt_AndWhatDied()
    {
        var story = await _world.RotateAsync(_world.Manage(_client));

        var key = new ResourceKey(RotationWorld.Host, "oauth-client-secret", _client.ClientId);
        var records = (await _world.Get<CredentialRegister>().ReadAsync(key, RotationWorld.Ct)).Records;
        var made = records.Single(one => one.Maker is not null);
        made.CredentialId.ShouldBe(story.Outcome.New!.CredentialId);
        made.Version.ShouldBe(story.Newest.Version);
        made.State.ShouldBe(CredentialState.Live);
        made.Maker!.RotationId.ShouldBe(story.Request.RotationId);
        var dead = records.Single(one => one.Maker is null);
        (dead.CredentialId, dead.State, dead.Mapping).ShouldBe((_client.Hint, CredentialState.Dead, CredentialMapping.Sole));
        dead.Why!.Message.ShouldContain("Old value refused: yes");
    }

    private SecretVersionReference NewestOf(RotationStory story) =>
        new(_world.KeyVault.Address, RotationWorld.SecretName, story.Newest.Version);

    private Task<AdoptionResult> AdoptAsync(string name)
    {
        if (_world.KeyVault.Vault.Latest(name) is null)
        {
            _world.KeyVault.Vault.SetSecret(name, _client.Secret);
        }

        var order = new AdoptionOrder(
            name,
            "oauth-client-secret",
            RotationWorld.Host,
            _client.ClientId,
            _client.Hint,
            "default",
            [],
            null
        );
        return _world.Get<Adoption>().AdoptAsync(order, dryRun: false, RotationWorld.Ct);
    }
}
