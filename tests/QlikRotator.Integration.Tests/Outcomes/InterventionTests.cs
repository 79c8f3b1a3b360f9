using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Somebody acts while a rotation is under way: cancels it, declares a leak, or writes a version.</summary>
public sealed class InterventionTests : IAsyncLifetime
{
    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_CancelledBeforeIssue_MakesNothing()
    {
        var story = await RotateAsync("Issue", CancelAsync);

        story.ShouldEndAs(OutcomeKind.Refused, "Cancelled");
        story.ShouldHaveLeftTheOldOne(_client);
        story.Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rotate_VersionWrittenBeforeIssue_StaysTheNewest_AndAPersonIsTold()
    {
        var story = await RotateAsync("Issue", OverwriteAsync);

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "ForeignVersion");
        story.Newest.Value.ShouldBe("written by somebody else");
        story.Newest.Enabled.ShouldBeTrue();
        _world.Tenant.ClientSecrets(_client.ClientId).ShouldHaveSingleItem();
    }

    /// <summary>Between the creation and the vault: the new secret is of no use and goes again.</summary>
    [Fact]
    public async Task Rotate_VersionWrittenWhileTheSecretIsMade_StaysTheNewest()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = "/api/v1/oauth-clients/*/client-secrets",
                Kind = FaultKind.Delay,
                Struck = Overwrite,
            }
        );

        var story = await _world.RotateAsync(_world.Manage(_client));

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "ForeignVersion");
        story.Newest.Value.ShouldBe("written by somebody else");
        _world.Tenant.ClientSecrets(_client.ClientId).ShouldHaveSingleItem();
    }

    /// <summary>A tag is changed on the newest version: whoever changes it while the next one is made must find it there again.</summary>
    [Theory]
    [InlineData(null, "paused")]
    [InlineData("manual", null)]
    public async Task Rotate_RuleChangedWhileTheSecretIsMade_TheNewVersionHasIt(string? before, string? after)
    {
        var secret = _world.Manage(_client);
        Tag(secret, before);
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = "/api/v1/oauth-clients/*/client-secrets",
                Kind = FaultKind.Delay,
                Struck = () => Tag(secret, after),
            }
        );

        var story = await _world.RotateAsync(secret);

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Newest.Tags.GetValueOrDefault(ManagedTags.Schedule).ShouldBe(after);
    }

    /// <summary>The leaked value dies at once, not after the soak, and everything afterwards is as after any rotation.</summary>
    [Fact]
    public async Task Rotate_LeakDeclaredInTheSoak_KillsTheOldOneAtOnce()
    {
        var began = _world.Time.GetUtcNow();

        var story = await RotateAsync("Prove", LeakAsync);

        story.ShouldHaveReplaced(_client);
        (_world.Time.GetUtcNow() - began).ShouldBeLessThan(TimeSpan.FromHours(1));
    }

    /// <summary>A person names an older one that leaked, too: it dies with the old one, though nothing else proves whose it is.</summary>
    [Fact]
    public async Task Rotate_LeakNamesAnOlderCredential_KillsThatToo_AndNoOther()
    {
        var older = _world.Tenant.AddClientSecret(_client.ClientId);
        var other = _world.Tenant.AddClientSecret(_client.ClientId);
        _world.Manage(_client);

        var story = await RotateAsync("Prove", id => LeakAsync(id, older.Hint));

        // Which of three the old value was is only said by a tag, and the policy names nobody to ask.
        story.Outcome.Kind.ShouldBe(OutcomeKind.PersonNeeded);
        story.Outcome.Reason.Message.ShouldContain("still alive");
        _world.Tenant.AcceptsClientSecret(_client.ClientId, other.Value).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_NewKeyDiesInTheSoak_TheOldOneIsGivenBack()
    {
        _world.Tenant.SetApiKeyLimits(10, "P100D");
        var owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        var key = _world.Tenant.AddApiKey(new NewApiKey(owner));

        var story = await _world.RotateAsync(
            _world.Manage("api-key", owner, key.Id, key.Token),
            before: step =>
            {
                if (step == "Retire")
                {
                    var made = _world.Tenant.ListApiKeys().Single(one => one.Status == "active" && one.Id != key.Id);
                    _world.Tenant.RevokeApiKey(made.Id);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldEndAs(OutcomeKind.Restored);
        story.Versions.Count.ShouldBe(3);
        story.Newest.Value.ShouldBe(key.Token);
        _world.Tenant.AcceptsApiKey(key.Token).ShouldBeTrue();
    }

    private Task<RotationStory> RotateAsync(string step, Func<string, Task> act)
    {
        var subject = _world.KeyVault.Vault.Latest(RotationWorld.SecretName) is { } there
            ? new Core.Registry.SecretVersionReference(_world.KeyVault.Address, RotationWorld.SecretName, there.Version)
            : _world.Manage(_client);
        var done = false;
        return _world.RotateAsync(
            subject,
            before: async now =>
            {
                if (now == step && !done)
                {
                    done = true;
                    await act(RotationId.For(subject));
                }
            }
        );
    }

    private Task CancelAsync(string rotationId) =>
        _world.Ledger.RequestCancelAsync(rotationId, new("Cancelled", "ops: not today"), RotationWorld.Ct);

    private Task LeakAsync(string rotationId) => LeakAsync(rotationId, credentialId: null);

    private Task LeakAsync(string rotationId, string? credentialId) =>
        _world.Ledger.DeclareLeakAsync(rotationId, new("ops", credentialId, _world.Time.GetUtcNow()), RotationWorld.Ct);

    private Task OverwriteAsync(string rotationId)
    {
        Overwrite();
        return Task.CompletedTask;
    }

    private void Tag(SecretVersionReference secret, string? rule)
    {
        var newest = _world.KeyVault.Vault.Latest(secret.Name)!;
        var tags = newest.Tags.Where(one => one.Key != ManagedTags.Schedule).ToDictionary();
        if (rule is not null)
        {
            tags[ManagedTags.Schedule] = rule;
        }

        _world.KeyVault.Vault.UpdateSecret(secret.Name, newest.Version, new SecretChange { Tags = tags });
    }

    private void Overwrite() => _world.KeyVault.Vault.SetSecret(RotationWorld.SecretName, "written by somebody else");
}
