using CsCheck;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Whatever the vault answers, each call says yes, says no, or says "try again"; nothing else comes out of it.</summary>
public sealed class VaultAnswerFuzzTests : IAsyncLifetime
{
    private BrokenVault _vault = null!;

    public async ValueTask InitializeAsync() => _vault = await BrokenVault.StartAsync(Ct);

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("read")]
    [InlineData("write")]
    [InlineData("tag")]
    [InlineData("disable")]
    [InlineData("versions")]
    [InlineData("registry")]
    [InlineData("find")]
    [InlineData("sign")]
    [InlineData("key")]
    public async Task Call_AnyAnswer_IsYesNoOrTryAgain(string name)
    {
        var seeds = Seeds();
        await Mutation
            .Of(seeds)
            .SampleAsync(
                async bytes =>
                {
                    _vault.Answer = bytes;
                    try
                    {
                        await CallAsync(name);
                    }
                    catch (TryAgainException again)
                    {
                        again.Reason.Message.ShouldNotBeNullOrEmpty();
                    }
                    catch (VaultRefusedException refused)
                    {
                        refused.Message.ShouldNotBeNullOrEmpty();
                    }
                },
                iter: Inputs.Share(10),
                threads: 1,
                print: Convert.ToHexString
            );
    }

    private string[] Seeds()
    {
        var id = $"{_vault.Address}secrets/reporting/0123456789abcdef0123456789abcdef";
        const string Attributes =
            """{"enabled":true,"created":1767225600,"updated":1767225600,"exp":1798761600,"recoveryLevel":"Recoverable"}""";
        const string Tags = """{"qlik-source":"api-key","qlik-tenant":"acme.eu.qlikcloud.com","qlik-id":"u1"}""";
        return
        [
            $$"""{"value":"v","id":"{{id}}","contentType":"text/plain","attributes":{{Attributes}},"tags":{{Tags}}}""",
            $$"""{"value":[{"id":"{{id}}","attributes":{{Attributes}},"tags":{{Tags}}}],"nextLink":null}""",
            $$"""{"kid":"{{_vault.Address}}keys/qlik-rotator/1","value":"{{new string('a', 342)}}"}""",
            """{"error":{"code":"Forbidden","message":"no","innererror":{"code":"ForbiddenByPolicy"}}}""",
        ];
    }

    private async Task CallAsync(string name)
    {
        var secret = new SecretReference(_vault.Address, "reporting");
        var version = secret.At("0123456789abcdef0123456789abcdef");
        var vault = _vault.Get<ISecretVault>();
        var tags = new Dictionary<string, string> { ["qlik-source"] = "api-key" };
        switch (name)
        {
            case "read":
                await vault.ReadAsync(secret, version: null, Ct);
                break;
            case "write":
                await vault.WriteAsync(secret, new SecretValue("v"), new NewVersion(tags, DateTimeOffset.MaxValue, null), Ct);
                break;
            case "tag":
                await _vault.Get<IVersionTags>().TagAsync(version, tags, TimeProvider.System.GetUtcNow().AddDays(1), Ct);
                break;
            case "disable":
                await vault.DisableAsync(version, Ct);
                break;
            case "versions":
                await vault.ListVersionsAsync(secret, Ct);
                break;
            case "registry":
                await _vault.Get<ISecretRegistry>().ListManagedAsync(Ct);
                break;
            case "find":
                await _vault.Get<ISecretRegistry>().FindAsync("reporting", Ct);
                break;
            case "key":
                await _vault.Get<IKeySigner>().PublicKeyAsync(new Uri(_vault.Address, "/keys/qlik-rotator"), Ct);
                break;
            default:
                await _vault.Get<IKeySigner>().SignAsync(new Uri(_vault.Address, "/keys/qlik-rotator"), new byte[32], Ct);
                break;
        }
    }
}
