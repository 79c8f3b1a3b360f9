using System.Security.Cryptography;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

public sealed class SignerTests : VaultTests
{
    private static readonly byte[] Digest = SHA256.HashData("header.claims"u8);

    private IKeySigner Signer => World.Get<IKeySigner>();

    [Fact]
    public async Task Sign_WithTheNewestVersion_VerifiesWithThePublicKey()
    {
        World.First.Vault.AddRsaKey("qlik-rotator");
        var key = World.First.Vault.AddRsaKey("qlik-rotator");

        var signature = await Signer.SignAsync(KeyId("keys/qlik-rotator"), Digest, Ct);

        using var rsa = RSA.Create(key);
        rsa.VerifyHash(Digest, signature.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task PublicKey_OfTheVersionThatSigned_StaysTheSameWhenTheKeyHasANewOne()
    {
        World.First.Vault.AddRsaKey("qlik-rotator");
        var signature = await Signer.SignAsync(KeyId("keys/qlik-rotator"), Digest, Ct);
        World.First.Vault.AddRsaKey("qlik-rotator");

        (await Signer.PublicKeyAsync(signature.KeyId, Ct)).TryGet(out var key, out var problem).ShouldBeTrue(problem?.Message);

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key, out _);
        rsa.VerifyHash(Digest, signature.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        signature.KeyId.ToString().ShouldStartWith($"{KeyId("keys/qlik-rotator")}/");
    }

    [Fact]
    public async Task PublicKey_OfAKeyThatIsMissing_IsARefusal() =>
        (await Signer.PublicKeyAsync(KeyId("keys/nobody"), Ct)).Problem!.Code.ShouldBe("KeyNotFound");

    [Fact]
    public async Task Sign_InABlip_IsAnswered()
    {
        World.First.Vault.AddRsaKey("qlik-rotator");
        World.First.Faults.Outage(times: 1);

        (await Signer.SignAsync(KeyId("keys/qlik-rotator"), Digest, Ct)).Value.Length.ShouldBe(256);
    }

    [Fact]
    public async Task Sign_WithAKeyThatIsMissing_SaysSo() => await ShouldFailAsync("keys/nobody", "KeyNotFound");

    [Fact]
    public async Task Sign_WithAKeyOfAnotherKind_SaysSo()
    {
        World.First.Vault.AddEcKey("elliptic");

        await ShouldFailAsync("keys/elliptic", "VaultRefused");
    }

    [Fact]
    public async Task Sign_WithoutTheRole_NamesTheRole()
    {
        World.First.Faults.Forbid();

        (await ShouldFailAsync("keys/qlik-rotator", "VaultForbidden")).ShouldContain("Key Vault Crypto User");
    }

    [Fact]
    public async Task Sign_InAVaultThatIsNotConfigured_SendsNothing()
    {
        var stranger = new Uri("https://stranger.vault.azure.net/keys/qlik-rotator");

        var again = await Should.ThrowAsync<TryAgainException>(Signer.SignAsync(stranger, Digest, Ct));

        again.Reason.Code.ShouldBe("VaultNotConfigured");
    }

    private async Task<string> ShouldFailAsync(string key, string code)
    {
        var again = await Should.ThrowAsync<TryAgainException>(Signer.SignAsync(KeyId(key), Digest, Ct));
        again.Reason.Code.ShouldBe(code);
        return again.Reason.Message;
    }

    private Uri KeyId(string path) => new(World.First.Address, path);
}
