using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class ChallengeTests : VaultTests
{
    [Fact]
    public async Task Request_WithoutToken_Is401WithAuthorityAndResource()
    {
        using var answer = await Http.GetAsync("/secrets?api-version=7.4", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var challenge = answer.Headers.WwwAuthenticate.Single();
        challenge.Scheme.ShouldBe("Bearer");
        challenge.Parameter!.ShouldMatch(
            "^authorization=\"https://login\\.microsoftonline\\.com/[0-9a-f-]{36}\", resource=\"https://vault\\.azure\\.net\"$"
        );
    }

    [Fact]
    public async Task SetSecret_FirstCallOfAClient_IsChallengedOnceAndAsksForTheVaultScope()
    {
        await Secrets.SetSecretAsync("one", "value", Ct);
        await Secrets.SetSecretAsync("one", "value", Ct);

        Simulator.Requests.Select(request => request.Status).ShouldBe([401, 200, 200]);
        Credential.ScopesAsked.Distinct().ShouldBe(["https://vault.azure.net/.default"]);
    }

    [Fact]
    public async Task GetSecret_WithAnotherToken_Is401()
    {
        Simulator.Vault.SetSecret("one", "value");

        await ClientWith(new FixedToken("wrong"))
            .GetSecretAsync("one", cancellationToken: Ct)
            .ShouldBeRefusedAsync(401, "Unauthorized");
    }

    [Fact]
    public async Task Request_WithAnotherScheme_Is401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/secrets?api-version=7.4");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "simulated-access-token");

        using var answer = await Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Request_WithoutPinningTheCertificate_IsNotTrusted()
    {
        using var http = new HttpClient();

        var failure = await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(Simulator.Address, Ct));

        failure.InnerException.ShouldBeOfType<AuthenticationException>();
    }
}
