using System.Net;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Simulators.Teams;

namespace QlikRotator.Simulators.Tests.Teams;

public sealed class GenericWebhookTests : TeamsTests
{
    [Fact]
    public async Task Call_SignedBody_CanBeCheckedByteByByte()
    {
        var body = Encoding.UTF8.GetBytes("""{"secret":"acme-client","event":"rotated"}""");
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("shared key"u8, body));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Simulator.HookUrl, "orders?tenant=acme"));
        request.Content = new ByteArrayContent(body);
        request.Headers.Add("X-Signature", $"sha256={signature}");

        using var answer = await Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var call = await Simulator.WaitForHookAsync(call => call.Target.Contains("orders", StringComparison.Ordinal), Ct);
        call.Method.ShouldBe("POST");
        call.Target.ShouldBe("/hooks/orders?tenant=acme");
        call.Header("x-signature").ShouldBe($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData("shared key"u8, call.Body))}");
        call.Header("x-missing").ShouldBeNull();
    }

    [Fact]
    public async Task Clear_AfterACall_ForgetsIt()
    {
        using var answer = await Http.GetAsync(Simulator.HookUrl, Ct);

        Simulator.Hooks.Count.ShouldBe(1);
        Simulator.Clear();
        Simulator.Hooks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_OverHttps_NeedsThePinnedCertificate()
    {
        await using var secure = await TeamsSimulator.StartAsync(new TeamsSimulatorOptions { Https = true }, Ct);
        using var handler = new HttpClientHandler
        {
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString(HashAlgorithmName.SHA256) == secure.CertificateThumbprint,
        };
        using var pinned = new HttpClient(handler);

        await Should.ThrowAsync<HttpRequestException>(() => Http.GetAsync(secure.HookUrl, Ct));
        using var answer = await pinned.GetAsync(secure.HookUrl, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        secure.Hooks.Count.ShouldBe(1);
    }
}
