using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class KeySigningTests : VaultTests
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("header.payload");

    [Fact]
    public async Task Sign_Rs256WithoutAVersion_VerifiesWithThePublicKey()
    {
        using var publicKey = RSA.Create(Simulator.Vault.AddRsaKey("qlik-rotator"));

        var answer = await SendAsync(HttpMethod.Post, "keys/qlik-rotator/sign", SignBody("RS256", SHA256.HashData(Message)));

        publicKey.VerifyData(Message, Signature(answer), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task Sign_Rs512WithAVersion_VerifiesWithTheKeyRead()
    {
        Simulator.Vault.AddRsaKey("qlik-rotator");
        var key = (await SendAsync(HttpMethod.Get, "keys/qlik-rotator")).GetProperty("key");
        Simulator.Vault.AddRsaKey("qlik-rotator");
        var version = new Uri(key.GetProperty("kid").GetString()!).Segments[^1];

        var answer = await SendAsync(
            HttpMethod.Post,
            $"keys/qlik-rotator/{version}/sign",
            SignBody("RS512", SHA512.HashData(Message))
        );

        answer.GetProperty("kid").GetString().ShouldBe(key.GetProperty("kid").GetString());
        using var publicKey = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        publicKey.VerifyData(Message, Signature(answer), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task Sign_Es384_VerifiesAsTheConcatenationThatAJwtCarries()
    {
        using var publicKey = ECDsa.Create(Simulator.Vault.AddEcKey("ec"));

        var answer = await SendAsync(HttpMethod.Post, "keys/ec/sign", SignBody("ES384", SHA384.HashData(Message)));

        Signature(answer).Length.ShouldBe(96);
        publicKey
            .VerifyData(Message, Signature(answer), HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task GetKey_OfAnRsaKey_ShowsNoPrivatePart()
    {
        Simulator.Vault.AddRsaKey("qlik-rotator");

        var bundle = await SendAsync(HttpMethod.Get, "keys/qlik-rotator");

        bundle
            .GetProperty("key")
            .EnumerateObject()
            .Select(part => part.Name)
            .ShouldBe(["kid", "kty", "key_ops", "n", "e"], ignoreOrder: true);
        bundle.GetProperty("attributes").GetProperty("exportable").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task CreateKey_OverHttp_CanSign()
    {
        await SendAsync(HttpMethod.Post, "keys/made/create", new { kty = "RSA", key_size = 2048 });

        var answer = await SendAsync(HttpMethod.Post, "keys/made/sign", SignBody("RS256", SHA256.HashData(Message)));

        Signature(answer).Length.ShouldBe(256);
    }

    [Theory]
    [InlineData("RS256", 64)]
    [InlineData("RS512", 32)]
    [InlineData("ES384", 48)]
    [InlineData("HS256", 32)]
    public async Task Sign_AlgorithmThatDoesNotFitKeyOrDigest_Is400(string algorithm, int digestBytes)
    {
        Simulator.Vault.AddRsaKey("qlik-rotator");

        await SendAsync(
            HttpMethod.Post,
            "keys/qlik-rotator/sign",
            SignBody(algorithm, new byte[digestBytes]),
            HttpStatusCode.BadRequest
        );
    }

    [Fact]
    public async Task Sign_UnknownKey_Is404KeyNotFound()
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            "keys/nobody/sign",
            SignBody("RS256", new byte[32]),
            HttpStatusCode.NotFound
        );

        answer.GetProperty("error").GetProperty("code").GetString().ShouldBe("KeyNotFound");
    }

    private async Task<JsonElement> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var request = new HttpRequestMessage(method, $"{path}?api-version=7.4");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "simulated-access-token");
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await Http.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(expected);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static object SignBody(string algorithm, byte[] digest) =>
        new { alg = algorithm, value = Base64Url.EncodeToString(digest) };

    private static byte[] Signature(JsonElement answer) => Bytes(answer, "value");

    private static byte[] Bytes(JsonElement element, string name) =>
        Base64Url.DecodeFromChars(element.GetProperty(name).GetString());
}
