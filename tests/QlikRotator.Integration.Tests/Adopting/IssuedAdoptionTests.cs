using QlikRotator.Application.Adopting;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Integration.Tests.Holds;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Adopting;

/// <summary>What nobody knows the value of gets a new credential beside it; the old one is left alone until a person retires it.</summary>
public sealed class IssuedAdoptionTests : IAsyncLifetime
{
    private const string Creation = "/api/v1/oauth-clients/*/client-secrets";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync(
            ("Rotator:Policies:keys:Inherits", "default"),
            ("Rotator:Policies:keys:Allow:0", "api-key-as-bot"),
            ("Rotator:Policies:keys:Allow:1", "execution-token")
        );
        _client = _world.Tenant.AddOAuthClient();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Issue_OAuthClient_MakesAndStoresASecret_AndLeavesTheOldOneAlone()
    {
        var result = await IssueAsync(Order());

        result.Kind.ShouldBe(AdoptionKind.Issued, result.Reason.ToString());
        var stored = _world.KeyVault.Vault.Versions("reporting").ShouldHaveSingleItem();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, stored.Value).ShouldBeTrue();
        OldIsAlive().ShouldBeTrue();
        stored.Tags[ManagedTags.Hold].ShouldBe("person");
        var left = (await _world.LeftAsync()).ShouldHaveSingleItem();
        (left.CredentialId, left.IsProvedOurs, left.Why!.Code).ShouldBe((_client.Hint, false, "IssuedBeside"));
        result.Retirement!.Way.ShouldBe(RetirementWay.Held);
        _world.EverythingWritten().ShouldAllBe(text => !text.Contains(stored.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Issue_DryRun_SaysWhatWouldBeMade_AndMakesNothing()
    {
        var result = await IssueAsync(Order(), dryRun: true);

        result.Kind.ShouldBe(AdoptionKind.WouldIssue, result.Reason.ToString());
        result.Reason.Message.ShouldContain($"Credential {_client.Hint} would stay alive");
        _world.Tenant.WriteCount.ShouldBe(0);
        _world.KeyVault.Vault.Latest("reporting").ShouldBeNull();
        (await _world.LeftAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Issue_Again_ChangesNothing()
    {
        await IssueAsync(Order());
        var writes = _world.Tenant.WriteCount;

        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        _world.Tenant.WriteCount.ShouldBe(writes);
        _world.KeyVault.Vault.Versions("reporting").Count.ShouldBe(1);
    }

    /// <summary>The value is lost with the answer: another is made, and what the lost one may have been is listed.</summary>
    [Fact]
    public async Task Issue_TheAnswerIsLost_IsBegunAgain_AndNothingIsForgotten()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Creation,
                Kind = FaultKind.LoseResponse,
            }
        );

        await Should.ThrowAsync<TryAgainException>(() => IssueAsync(Order()));
        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        var alive = _world.Tenant.ClientSecrets(_client.ClientId).Select(one => one.Hint).ToList();
        alive.Count.ShouldBe(3);
        var stored = _world.KeyVault.Vault.Latest("reporting")!;
        (await _world.LeftAsync())
            .Select(one => one.CredentialId!)
            .Append(stored.Tags[ManagedTags.Credential])
            .ShouldBe(alive, ignoreOrder: true);
    }

    /// <summary>A value that is not stored is of no use to anybody: its credential goes again.</summary>
    [Fact]
    public async Task Issue_TheVaultRefuses_TheNewOneGoesAgain_AndTheNextTryMakesAnother()
    {
        _world.KeyVault.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Forbid,
                Times = 1,
                Method = "PUT",
            }
        );

        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Refused);
        _world.Tenant.ClientSecrets(_client.ClientId).ShouldHaveSingleItem().Hint.ShouldBe(_client.Hint);
        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    /// <summary>As after a death between the tenant's answer and the vault: what was recorded and never stored goes, and another is made.</summary>
    [Fact]
    public async Task Issue_NeverGetsToTheVault_TheNextTryClearsItAway_AndMakesAnother()
    {
        _world.KeyVault.Faults.Add(new VaultFault { Kind = VaultFaultKind.Outage, Method = "PUT" });
        await Should.ThrowAsync<TryAgainException>(() => IssueAsync(Order()));
        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        _world.KeyVault.Faults.Clear();

        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        var stored = _world.KeyVault.Vault.Latest("reporting")!.Tags[ManagedTags.Credential];
        _world.Tenant.ClientSecrets(_client.ClientId).Select(one => one.Hint).ShouldBe([_client.Hint, stored], ignoreOrder: true);
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    /// <summary>The answer to the vault's write is lost: the version is found by what it is tagged with, and nothing is made again.</summary>
    [Fact]
    public async Task Issue_TheVaultsAnswerIsLost_GoesOnWithItsOwnVersion()
    {
        _world.KeyVault.Faults.LoseAnswer("PUT");

        _ = await Record.ExceptionAsync(() => IssueAsync(Order()));
        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _world.KeyVault.Vault.Latest("reporting")!.Value).ShouldBeTrue();
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    /// <summary>Two people, or one who is impatient: both would create by one and the same record.</summary>
    [Fact]
    public async Task Issue_AnotherBeginsMeanwhile_MakesOneCredential()
    {
        AdoptionResult second = null!;
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Creation,
                Kind = FaultKind.Delay,
                Struck = () => second = IssueAsync(Order()).GetAwaiter().GetResult(),
            }
        );

        var first = await IssueAsync(Order());

        (first.Kind, second.Kind, second.Reason.Code).ShouldBe(
            (AdoptionKind.Issued, AdoptionKind.Refused, "AnotherRotationRuns")
        );
        _world.KeyVault.Vault.Versions("reporting").Count.ShouldBe(1);
        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Issue_ThenReleaseAndRetire_TheOldOneDiesByAPersonAlone()
    {
        await IssueAsync(Order());
        var secret = Newest();
        await _world.ReleaseAsync("reporting");
        (await _world.SweepAsync()).ShouldBeEmpty();
        (await _world.RotateAsync(secret)).ShouldEndAs(OutcomeKind.Rotated);
        OldIsAlive().ShouldBeTrue();

        (await _world.RetireAsync(secret, _client.Hint)).Kind.ShouldBe(RetireKind.Retired);

        OldIsAlive().ShouldBeFalse();
        (await _world.LeftAsync()).ShouldBeEmpty();
        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Issue_IsInTheLedger_AndTheLedgerIsWhole()
    {
        await IssueAsync(Order());

        var id = _world.KeyVault.Vault.Latest("reporting")!.Tags[ManagedTags.Rotation];
        var row = (await _world.Ledger.FindAsync(id, RotationWorld.Ct))!;
        (row.Outcome!.Reason.Code, row.RequestedBy).ShouldBe(("Issued", HoldWorld.Person));
        var events = await _world.Ledger.EventsAsync(id, RotationWorld.Ct).ToListAsync(RotationWorld.Ct);
        ChainCheck.Find(row, events).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "OldUnknown")]
    [InlineData(false, "SharedCredential")]
    public async Task Issue_OldOneNotClearOrAnotherSecrets_IsRefused_AndMakesNothing(bool several, string code)
    {
        if (several)
        {
            _world.Tenant.AddClientSecret(_client.ClientId);
        }
        else
        {
            _world.Manage(_client, "other");
        }

        var before = _world.Tenant.ClientSecrets(_client.ClientId).Count;
        (await IssueAsync(Order())).Reason.Code.ShouldBe(code);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Issue_ValueIsInTheVault_IsAdoptedAsItIs()
    {
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);

        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Adopted);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Issue_AutomationsToken_CopiesIt_AndTheOriginalStays()
    {
        var owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        var automation = _world.Tenant.AddAutomation(new NewAutomation(owner));

        var order = Order() with { Source = "execution-token", ResourceId = automation.Id, Policy = "keys" };
        var result = await IssueAsync(order);

        result.Kind.ShouldBe(AdoptionKind.Issued, result.Reason.ToString());
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(automation.Id);
        result.Tags[ManagedTags.Credential].ShouldNotBe(automation.Id);
    }

    /// <summary>Only a key's owner can make another, with a key that works: a person's key whose value nobody has cannot be followed.</summary>
    [Fact]
    public async Task Issue_ApiKeyOfAPerson_IsRefusedWithWhatToDo()
    {
        var owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        _world.Tenant.SetApiKeyLimits(5, "P100D");
        var key = _world.Tenant.AddApiKey(new NewApiKey(owner));

        var order = Order() with { Source = "api-key", ResourceId = owner, Credential = key.Id };

        (await IssueAsync(order)).Reason.Code.ShouldBe("NoCurrentKey");
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem();
    }

    private bool OldIsAlive() => _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret);

    private SecretVersionReference Newest() =>
        new(_world.KeyVault.Address, "reporting", _world.KeyVault.Vault.Latest("reporting")!.Version);

    private Task<AdoptionResult> IssueAsync(AdoptionOrder order, bool dryRun = false) =>
        _world.Get<Adoption>().AdoptAsync(order, dryRun, RotationWorld.Ct);

    private AdoptionOrder Order() =>
        new("reporting", "oauth-client-secret", RotationWorld.Host, _client.ClientId, null, "default", [], null)
        {
            Issue = true,
            By = HoldWorld.Person,
        };
}
