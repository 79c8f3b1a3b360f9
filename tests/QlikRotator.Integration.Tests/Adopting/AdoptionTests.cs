using QlikRotator.Application.Adopting;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Adopting;

public sealed class AdoptionTests : IAsyncLifetime
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
    public async Task Adopt_SecretInTheVault_GetsItsTags_AndCanBeRotated()
    {
        var version = _world.KeyVault.Vault.SetSecret(
            "reporting",
            _client.Secret,
            new Dictionary<string, string> { ["owner"] = "finance" }
        );

        var result = await AdoptAsync(Order() with { Hold = HoldWish.None });

        result.Kind.ShouldBe(AdoptionKind.Adopted, result.Reason.ToString());
        var tagged = _world.KeyVault.Vault.Latest("reporting")!;
        tagged.Version.ShouldBe(version.Version);
        tagged.Tags[ManagedTags.Credential].ShouldBe(_client.Hint);
        tagged.Tags["owner"].ShouldBe("finance");
        var subject = new SecretVersionReference(_world.KeyVault.Address, "reporting", tagged.Version);
        (await _world.RotateAsync(subject)).ShouldHaveReplaced(_client);
    }

    [Fact]
    public async Task Adopt_ValueGiven_IsWrittenOnceItIsProved()
    {
        var result = await AdoptAsync(Order() with { Value = new SecretValue(_client.Secret) });

        result.Kind.ShouldBe(AdoptionKind.Adopted, result.Reason.ToString());
        _world.KeyVault.Vault.Latest("reporting")!.Value.ShouldBe(_client.Secret);
    }

    /// <summary>Qlik's ids are good everywhere: the same client and secret at another host is one tenant by another of its names.</summary>
    [Fact]
    public async Task Adopt_AnotherSecretNamesTheCredential_AtAnotherNameOfTheTenant_IsRefused()
    {
        ManageByItsAlias();
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);

        var result = await AdoptAsync(Order());

        result.Kind.ShouldBe(AdoptionKind.Refused);
        result.Reason.Code.ShouldBe("SharedCredential");
    }

    /// <summary>No sweep and no plan starts either of the two.</summary>
    [Fact]
    public async Task Read_TwoSecretsNameOneCredential_AtTwoNamesOfTheTenant_NeitherIsStarted()
    {
        _world.Manage(_client, "by-its-name");
        ManageByItsAlias();

        var report = await _world.Get<SecretInventory>().ReadAsync(RotationWorld.Ct);

        report.Secrets.ShouldBeEmpty();
        report.Unmanageable.ShouldAllBe(one => one.Problem.Code == "SharedCredential");
        report.Unmanageable.Count.ShouldBe(2);
    }

    /// <summary>No rotation would begin, and the value has no business at a tenant that its vault does not allow.</summary>
    [Theory]
    [InlineData("Rotator:Vaults:0:Allow:Tenants:0", RotationWorld.OtherHost, "TagNotAllowed")]
    [InlineData("Rotator:Tenants:0:Allow:Vaults:0", "another", "TenantForbids")]
    [InlineData("Rotator:Tenants:0:Allow:Policies:0", "critical", "TenantForbids")]
    public async Task Adopt_WhatTheSettingsForbid_IsRefused_AndNothingIsSent(string setting, string value, string code)
    {
        await using var world = await RotationWorld.StartAsync(
            ("Rotator:Vaults:1:Uri", "https://another.vault.azure.net"),
            ("Rotator:Policies:critical:Inherits", "default"),
            (setting, value)
        );
        var client = world.Tenant.AddOAuthClient();
        world.KeyVault.Vault.SetSecret("reporting", client.Secret);
        var order = Order() with { Secret = $"{world.KeyVault.Address.Authority}/reporting", ResourceId = client.ClientId };

        var result = await world.Get<Adoption>().AdoptAsync(order, dryRun: true, RotationWorld.Ct);

        result.Kind.ShouldBe(AdoptionKind.Refused);
        result.Reason.Code.ShouldBe(code);
        world.Tenant.CallCount.ShouldBe(0);
    }

    [Fact]
    public async Task Adopt_ValueThatDoesNotWork_IsRefused_AndNothingIsWritten()
    {
        var result = await AdoptAsync(Order() with { Value = new SecretValue("not-the-secret") });

        result.Reason.Code.ShouldBe("ValueRefused");
        _world.KeyVault.Vault.Latest("reporting").ShouldBeNull();
    }

    [Fact]
    public async Task Adopt_DryRun_SaysWhatItWouldWrite_AndWritesNothing()
    {
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);

        var result = await AdoptAsync(Order(), dryRun: true);

        result.Kind.ShouldBe(AdoptionKind.WouldAdopt);
        result.Tags[ManagedTags.ResourceId].ShouldBe(_client.ClientId);
        _world.KeyVault.Vault.Latest("reporting")!.Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Adopt_SeveralCredentialsAndNoneNamed_AsksWhich()
    {
        _world.Tenant.AddClientSecret(_client.ClientId);
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);

        (await AdoptAsync(Order())).Reason.Code.ShouldBe("OldUnknown");
        (await AdoptAsync(Order() with { Credential = _client.Hint })).Kind.ShouldBe(AdoptionKind.Adopted);
    }

    [Fact]
    public async Task Adopt_SeveralMistakes_AreSaidAtOnce()
    {
        var result = await AdoptAsync(Order() with { Source = "oauth", Policy = "nothing", Tenant = "acme.eu.qlikcloud.co" });

        result.Kind.ShouldBe(AdoptionKind.Refused);
        result.Reason.Message.ShouldContain("'oauth' is no source. Sources are ");
        result.Reason.Message.ShouldContain("Policy 'nothing' is not configured.");
        result.Reason.Message.ShouldContain("Tenant 'acme.eu.qlikcloud.co' is not configured. Add it to Rotator:Tenants");
        result.Reason.Message.ShouldNotContain("tag", Case.Insensitive, "there is none yet");
    }

    [Theory]
    [InlineData("no-such-source", "default", "oauth", "UnknownSource")]
    [InlineData("oauth-client-secret", "no-such-policy", "oauth", "UnknownPolicy")]
    [InlineData("oauth-client-secret", "default", "no-colon", "BadTags")]
    [InlineData("oauth-client-secret", "default", "no-such-kind:x", "UnknownSlot")]
    public async Task Adopt_BadOrder_NamesWhatIsWrong(string source, string policy, string slot, string code)
    {
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);
        var slots = slot == "oauth" ? [] : new[] { slot };

        (await AdoptAsync(Order() with { Source = source, Policy = policy, Slots = slots })).Reason.Code.ShouldBe(code);
    }

    /// <summary>Nothing else can tell later that it was managed, when a version without tags is all there is.</summary>
    [Fact]
    public async Task Adopt_Secret_IsKnownFromThenOn()
    {
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);
        (await AdoptAsync(Order())).Kind.ShouldBe(AdoptionKind.Adopted);
        _world.KeyVault.Vault.SetSecret("reporting", "somebody's own");

        var report = await _world.Get<SecretInventory>().ReadAsync(RotationWorld.Ct);

        report.Lost.ShouldHaveSingleItem().Secret.Name.ShouldBe("reporting");
    }

    [Fact]
    public async Task Adopt_SlotOfAnotherSecret_IsAdoptedWithAWarning()
    {
        var owner = _world.Tenant.AddUser(new NewUser("auth0|analyst"));
        var connection = _world.Tenant.AddDataConnection(
            NewDataConnection.Rest(owner, "https://example.org/items", $"Bearer {_client.Secret}")
        );
        var slot = $"data-connection:{connection}#/connectionProperties/queryHeaders/Authorization/value?format=Bearer {{0}}";
        var other = _world.Tenant.AddOAuthClient();
        _world.Manage("oauth-client-secret", other.ClientId, other.Hint, other.Secret, "other", slot);
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);

        var result = await AdoptAsync(Order() with { Slots = [slot] }, dryRun: true);

        result.Kind.ShouldBe(AdoptionKind.WouldAdopt, result.Reason.ToString());
        result.Warnings.ShouldHaveSingleItem().ShouldContain($"/other is delivered to '{slot}', too");
    }

    private Task<AdoptionResult> AdoptAsync(AdoptionOrder order, bool dryRun = false) =>
        _world.Get<Adoption>().AdoptAsync(order, dryRun, RotationWorld.Ct);

    private AdoptionOrder Order() =>
        new("reporting", "oauth-client-secret", RotationWorld.Host, _client.ClientId, null, "default", [], null);

    /// <summary>The client's secret, managed under another host name.</summary>
    private void ManageByItsAlias() =>
        _world.ManageAt(
            RotationWorld.OtherHost,
            "oauth-client-secret",
            _client.ClientId,
            _client.Hint,
            _client.Secret,
            "by-its-alias"
        );
}
