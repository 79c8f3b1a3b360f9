using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Users;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.SignIn;

public sealed class SignInTests
{
    private const string Key = "https://contoso.vault.azure.net/keys/rotator/4";

    [Fact]
    public async Task Call_TokenStillGood_IsNotAskedForAgain()
    {
        await using var world = await QlikWorld.StartAsync();

        await MeAsync(world);
        await MeAsync(world);

        world.Vault.Reads.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_TokenNearItsEnd_SignsInAgain(bool tellsExpiresIn)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await QlikWorld.StartAsync(time);
        world.Tenant.Behaviour.TokensTellExpiresIn = tellsExpiresIn;
        await MeAsync(world);
        time.Advance(TimeSpan.FromHours(5.9));
        await MeAsync(world);
        world.Vault.Reads.ShouldBe(1);

        time.Advance(TimeSpan.FromMinutes(5));
        (await MeAsync(world)).ShouldNotBeNull();

        world.Vault.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task Call_OwnSecretWasRotated_SignsInWithTheOneFromTheVault()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Tenant.Behaviour.TokensOutliveSecret = false;
        await MeAsync(world);
        var next = world.Tenant.AddClientSecret(world.Rotator.ClientId);
        world.Vault.Value = next.Value;
        await DeleteOwnSecretAsync(world);

        (await MeAsync(world)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Call_OwnSecretIsWrong_IsARefusalThatNamesTheSignIn()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Vault.Value = "not-the-secret";

        var answer = await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);

        answer.Refusal!.Code.ShouldBe("SignInRefused");
        answer.Refusal.Message.ShouldNotContain("not-the-secret");
    }

    [Fact]
    public async Task Call_TooManyLiveTokens_WaitsLong()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Tenant.Behaviour.TokensPerClient = 0;
        var before = DateTimeOffset.UtcNow;

        var failure = await Should.ThrowAsync<TryAgainException>(MeAsync(world));

        failure.Reason.Code.ShouldBe("TokenQuota");
        failure.NotBefore.ShouldNotBeNull().ShouldBeGreaterThan(before + TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Call_BotUserDisabled_IsARefusal()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Tenant.SetUserDisabled(world.Tenant.BotUserOf(world.Rotator.ClientId), true);

        (await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct)).Refusal?.Code.ShouldBe("SignInRefused");
    }

    [Fact]
    public async Task Call_PrivateKeyJwt_SignsInWithoutAnySecret()
    {
        await using var world = await QlikWorld.StartAsync(change: UsePrivateKey);
        world.Tenant.AddPublicKey(world.Rotator.ClientId, Key, world.Signer.PublicKey);

        (await MeAsync(world)).ShouldBe(world.Tenant.BotUserOf(world.Rotator.ClientId));

        world.Signer.KeysUsed.ShouldHaveSingleItem().ShouldBe(new Uri(Key));
        world.Vault.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Call_AsUser_SpeaksForThatUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var owner = world.Tenant.AddUser(new NewUser("auth0|owner"));
        var client = world.Tenants.Find(QlikWorld.Acme).Value!.AsUser(owner, "user_default");

        (await QlikUser.MeAsync(client, QlikWorld.Ct)).Value?.Id.ShouldBe(owner);
        (await MeAsync(world)).ShouldNotBe(owner);
    }

    private static void UsePrivateKey(RotatorOptions settings)
    {
        var old = settings.Tenants[0];
        settings.Tenants[0] = new TenantOptions
        {
            Host = old.Host,
            BaseAddress = old.BaseAddress,
            Auth = new TenantAuthOptions
            {
                Kind = TenantAuthOptions.PrivateKeyJwt,
                ClientId = old.Auth.ClientId,
                KeyId = new Uri(Key),
            },
        };
    }

    private static async Task<string?> MeAsync(QlikWorld world) =>
        (await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct)).Value?.Id;

    private static async Task DeleteOwnSecretAsync(QlikWorld world)
    {
        var source = world.Source("oauth-client-secret");
        var call = Calls.Source(Calls.Secret("oauth-client-secret", world.Rotator.ClientId));
        (await source.DeleteAsync(call, world.Rotator.Hint, QlikWorld.Ct)).Gone.ShouldBeTrue();
    }
}
