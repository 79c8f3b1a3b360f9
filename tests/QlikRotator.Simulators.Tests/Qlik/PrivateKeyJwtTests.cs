using System.Security.Cryptography;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class PrivateKeyJwtTests : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS512")]
    public async Task Assertion_RsaSigned_GetsToken(string algorithm)
    {
        await using var world = await QlikWorld.StartAsync();
        var maker = Registered(world, algorithm);

        (await SendAsync(world, maker.Sign(_key))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Assertion_Es384Signed_GetsToken()
    {
        await using var world = await QlikWorld.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 0 });
        world.Acme.AddPublicKey(client.ClientId, "ec", key.ExportParameters(includePrivateParameters: false));
        var maker = new AssertionMaker(client.ClientId, "ec", world.Time.GetUtcNow()) { Algorithm = "ES384" };

        (await SendAsync(world, maker.Sign(data => key.SignData(data, HashAlgorithmName.SHA384)))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Assertion_Replayed_IsRefused()
    {
        await using var world = await QlikWorld.StartAsync();
        var assertion = Registered(world).Sign(_key);

        (await SendAsync(world, assertion)).Status.ShouldBe(200);
        (await SendAsync(world, assertion)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Assertion_SignedByAnotherKey_IsRefused()
    {
        await using var world = await QlikWorld.StartAsync();
        using var other = RSA.Create(2048);

        (await SendAsync(world, Registered(world).Sign(other))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Assertion_WrongClaims_AreRefused()
    {
        await using var world = await QlikWorld.StartAsync();
        var good = Registered(world);
        AssertionMaker[] bad =
        [
            good with
            {
                KeyId = "unknown",
            },
            good with
            {
                Audience = "https://globex.us.qlikcloud.com/oauth/token",
            },
            good with
            {
                Subject = "somebody",
            },
            good with
            {
                Life = TimeSpan.FromSeconds(301),
            },
            good with
            {
                Id = "",
            },
            good with
            {
                Algorithm = "RS512",
            },
            good with
            {
                IssuedAt = good.IssuedAt.AddMinutes(-5),
            },
            good with
            {
                IssuedAt = good.IssuedAt.AddMinutes(2),
            },
        ];

        foreach (var maker in bad)
        {
            (await SendAsync(world, maker.Sign(_key))).Status.ShouldBe(401, maker.ToString());
        }

        (await SendAsync(world, good.Sign(_key))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("not a jwt")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    public async Task Assertion_Garbage_IsRefused(string assertion)
    {
        await using var world = await QlikWorld.StartAsync();

        (await SendAsync(world, assertion)).Status.ShouldBe(401);
    }

    private AssertionMaker Registered(QlikWorld world, string algorithm = "RS256")
    {
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 0 });
        world.Acme.AddPublicKey(client.ClientId, "key-1", _key.ExportParameters(includePrivateParameters: false), algorithm);
        return new AssertionMaker(client.ClientId, "key-1", world.Time.GetUtcNow()) { Algorithm = algorithm };
    }

    private static Task<Reply> SendAsync(QlikWorld world, string assertion) =>
        world.PostAsync(
            "/oauth/token",
            token: null,
            new
            {
                grant_type = "client_credentials",
                client_assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                client_assertion = assertion,
            }
        );
}
