using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Azure.Security.KeyVault.Secrets;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class SecretLimitTests : VaultTests
{
    [Theory]
    [InlineData("under_score")]
    [InlineData("dot.dot")]
    [InlineData("space bar")]
    [InlineData("umläut")]
    public async Task SetSecret_NameWithAForbiddenCharacter_Is400(string name) =>
        await Secrets.SetSecretAsync(name, "value", Ct).ShouldBeRefusedAsync(400, "BadParameter");

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, false)]
    public async Task SetSecret_NameLength_IsLimitedTo127(int length, bool accepted)
    {
        var call = Secrets.SetSecretAsync(new string('n', length), "value", Ct);

        await (accepted ? call : call.ShouldBeRefusedAsync(400, "BadParameter"));
    }

    [Theory]
    [InlineData('x', 25_600, true)]
    [InlineData('x', 25_601, false)]
    [InlineData('é', 12_800, true)]
    [InlineData('é', 12_801, false)]
    public async Task SetSecret_ValueLength_IsLimitedTo25600Bytes(char letter, int count, bool accepted)
    {
        var call = Secrets.SetSecretAsync("large", new string(letter, count), Ct);

        await (accepted ? call : call.ShouldBeRefusedAsync(400, "BadParameter"));
        Simulator.Vault.Versions("large").Count.ShouldBe(accepted ? 1 : 0);
    }

    [Theory]
    [InlineData(15, 256, true)]
    [InlineData(16, 1, false)]
    [InlineData(1, 257, false)]
    public async Task SetSecret_Tags_AreLimitedTo15Of256Characters(int count, int length, bool accepted)
    {
        var secret = new KeyVaultSecret("tagged", "value");
        AddTags(secret.Properties, count, length);

        var call = Secrets.SetSecretAsync(secret, Ct);

        await (accepted ? call : call.ShouldBeRefusedAsync(400, "BadParameter"));
    }

    [Fact]
    public async Task UpdateSecret_TooManyTags_Is400AndChangesNothing()
    {
        var version = Simulator.Vault.SetSecret("tagged", "value", new Dictionary<string, string> { ["kept"] = "yes" });
        var properties = new SecretProperties(new Uri(Simulator.Address, $"secrets/tagged/{version.Version}"));
        AddTags(properties, 16, 1);

        await Secrets.UpdateSecretPropertiesAsync(properties, Ct).ShouldBeRefusedAsync(400, "BadParameter");

        Simulator.Vault.Latest("tagged")!.Tags.ShouldContainKey("kept");
    }

    [Theory]
    [InlineData("/secrets")]
    [InlineData("/secrets?api-version=6.0")]
    [InlineData("/secrets?api-version=7.4&maxresults=0")]
    [InlineData("/secrets?api-version=7.4&maxresults=26")]
    [InlineData("/secrets?api-version=7.4&$skiptoken=*")]
    [InlineData("/certificates?api-version=7.4")]
    public async Task Request_WithABadQueryOrPath_Is400(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = Bearer() } };

        using var answer = await Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"tags":{}}""")]
    [InlineData("""{"value":""")]
    [InlineData("null")]
    [InlineData("""{"value":"x","attributes":{"exp":99999999999999}}""")]
    [InlineData("""{"value":"x","attributes":{"exp":"tomorrow"}}""")]
    public async Task SetSecret_BodyThatIsNotASecret_Is400WithoutQuotingIt(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/secrets/name?api-version=7.4")
        {
            Headers = { Authorization = Bearer() },
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };

        using var answer = await Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain(body);
    }

    [Fact]
    public async Task ListSecrets_MaxResults_MakesSmallerPagesThatTheNextLinkKeeps()
    {
        for (var i = 0; i < 5; i++)
        {
            Simulator.Vault.SetSecret($"s{i}", "value");
        }

        var next = "/secrets?api-version=7.4&maxresults=2";
        var sizes = new List<int>();
        while (next is not null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next) { Headers = { Authorization = Bearer() } };
            using var answer = await Http.SendAsync(request, Ct);
            var page = await answer.Content.ReadFromJsonAsync<Listing>(Ct);
            sizes.Add(page!.Value.Count);
            next = page.NextLink;
        }

        sizes.ShouldBe([2, 2, 1]);
    }

    private static void AddTags(SecretProperties properties, int count, int length)
    {
        for (var i = 0; i < count; i++)
        {
            properties.Tags[$"tag-{i}"] = new string('t', length);
        }
    }

    private static AuthenticationHeaderValue Bearer() => new("Bearer", "simulated-access-token");

    private sealed record Listing(List<object> Value, string? NextLink);
}
