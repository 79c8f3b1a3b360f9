using QlikRotator.Application.Adopting;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Holds;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Adopting;

/// <summary>What nobody knows the value of gets a new credential beside it; the old one is left alone until a person retires it.</summary>
public sealed partial class IssuedAdoptionTests : IAsyncLifetime
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

    /// <summary>A day that has passed holds nothing: whoever gave it means another one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Issue_HeldUntilADayThatIsOver_IsRefused_AndMakesNothing(bool dryRun)
    {
        var result = await IssueAsync(Order() with { Hold = HoldWish.Of(Hold.Read("2026-01-31")!) }, dryRun);

        (result.Kind, result.Reason.Code).ShouldBe((AdoptionKind.Refused, "HoldOver"));
        _world.Tenant.WriteCount.ShouldBe(0);
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
