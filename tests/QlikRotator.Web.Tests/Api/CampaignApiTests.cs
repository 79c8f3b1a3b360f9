using System.Net;
using QlikRotator.Application.Settings;

namespace QlikRotator.Web.Tests.Api;

/// <summary>Campaigns over HTTP: who may, what is answered, and what is refused.</summary>
public sealed class CampaignApiTests : IAsyncLifetime
{
    private const string Leak = """{"policy":"default","mode":"Leak","reason":"copied"}""";

    private ApiRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await ApiRig.StartAsync(
            new RotatorOptions
            {
                Tenants = [new() { Host = "acme.eu.qlikcloud.com" }],
                Approvals = new() { TrustPlatformSignIn = true },
            }
        );
        for (var number = 0; number < 5; number++)
        {
            _rig.Starting.Put($"s{number}");
        }
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, "guest")]
    [InlineData(HttpStatusCode.OK, HttpStatusCode.Forbidden, "reader")]
    [InlineData(HttpStatusCode.OK, HttpStatusCode.Forbidden, "approver")]
    [InlineData(HttpStatusCode.OK, HttpStatusCode.Forbidden, "emergency")]
    [InlineData(HttpStatusCode.OK, HttpStatusCode.Accepted, "operator")]
    public async Task SignedIn_ByRole_MayLookOrSteer(HttpStatusCode looking, HttpStatusCode starting, string role)
    {
        var id = await StartAsync();
        _rig.Http.SignIn("somebody@contoso.example", role);

        (await StatusAsync("")).ShouldBe(looking);
        (await StatusAsync($"/{id}")).ShouldBe(looking);
        (await StatusAsync($"/{id}/secrets")).ShouldBe(looking);
        (await StatusAsync($"/{id}/left-out")).ShouldBe(looking);
        (await PostAsync("", """{"all":true}""")).ShouldBe(starting);
        var changing = starting == HttpStatusCode.Accepted ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
        (await PostAsync($"/{id}/pause", """{"reason":"wait"}""")).ShouldBe(changing);
        (await PostAsync($"/{id}/resume", "{}")).ShouldBe(changing);
        (await PostAsync($"/{id}/cancel", "{}")).ShouldBe(changing);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "operator")]
    [InlineData(HttpStatusCode.Forbidden, "emergency")]
    [InlineData(HttpStatusCode.Accepted, "operator", "emergency")]
    public async Task SignedIn_Leak_TakesTheRoleEmergencyBesides_AlsoToResume(HttpStatusCode expected, params string[] roles)
    {
        var id = await StartAsync(Leak);
        (await PostAsync($"/{id}/pause", "{}")).ShouldBe(HttpStatusCode.OK);
        _rig.Http.SignIn("somebody@contoso.example", roles);

        (await PostAsync("", Leak)).ShouldBe(expected);
        var resumed = expected == HttpStatusCode.Accepted ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
        (await PostAsync($"/{id}/resume", "{}")).ShouldBe(resumed);
    }

    [Fact]
    public async Task Start_DryRun_ListsInOrderAndRecordsNothing()
    {
        using var answer = await _rig.PostAsync("/api/campaigns", """{"family":"oauth-client-secret","dryRun":true}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiRig.BodyAsync(answer)).GetProperty("secrets").GetArrayLength().ShouldBe(5);
        (await _rig.GetAsync("/api/campaigns")).GetProperty("campaigns").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Start_SameKeyTwice_IsOneCampaign_AndAnotherRequestIsRefused()
    {
        _rig.Http.DefaultRequestHeaders.Add("Idempotency-Key", "monday");

        (await StartAsync()).ShouldBe(await StartAsync());

        (await PostAsync("", """{"all":true,"wave":3}""")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _rig.GetAsync("/api/campaigns")).GetProperty("campaigns").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Secrets_PageByPage_EachComesOnceInOrder()
    {
        var address = $"/api/campaigns/{await StartAsync()}/secrets?limit=2";
        List<string> names = [];
        for (string? next = ""; next is not null; )
        {
            var page = await _rig.GetAsync($"{address}&cursor={next}");
            names.AddRange(
                page.GetProperty("secrets")
                    .EnumerateArray()
                    .Select(one => one.GetProperty("secret").GetProperty("name").GetString()!)
            );
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        names.ShouldBe(["s0", "s1", "s2", "s3", "s4"]);
    }

    [Theory]
    [InlineData("{}", "FilterUnclear")]
    [InlineData("""{"all":true,"tenant":"acme.eu.qlikcloud.com"}""", "FilterUnclear")]
    [InlineData("""{"all":true,"stopAt":"often"}""", "FilterUnclear")]
    [InlineData("""{"all":true,"wave":0}""", "FilterUnclear")]
    [InlineData("""{"tag":"team"}""", "FilterUnclear")]
    [InlineData("""{"all":true,"mode":"Leak"}""", "ReasonNeeded")]
    [InlineData("""{"tenant":"nobody.eu.qlikcloud.com"}""", "UnknownTenant")]
    [InlineData("""{"tenant":"nobody.eu.qlikcloud.com","dryRun":true}""", "UnknownTenant")]
    [InlineData("""{"family":"oauth"}""", "UnknownSource")]
    [InlineData("""{"policy":"critcal","dryRun":true}""", "UnknownPolicy")]
    [InlineData("""{"family":"execution-token"}""", "CampaignEmpty")]
    public async Task Start_ThatCannotBe_SaysWhy(string body, string code)
    {
        using var answer = await _rig.PostAsync("/api/campaigns", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Change_OfWhatHasEndedOrNeverWas_SaysSo()
    {
        var id = await StartAsync();
        (await PostAsync($"/{id}/cancel", "{}")).ShouldBe(HttpStatusCode.OK);

        (await PostAsync($"/{id}/resume", "{}")).ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync("/nothing/pause", "{}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/no%20thing/secrets")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> StartAsync(string body = """{"policy":"default"}""")
    {
        using var answer = await _rig.PostAsync("/api/campaigns", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await ApiRig.BodyAsync(answer)).GetProperty("id").GetString()!;
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body)
    {
        using var answer = await _rig.PostAsync($"/api/campaigns{path}", body);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _rig.Http.GetAsync($"/api/campaigns{path}", Ct);
        return answer.StatusCode;
    }
}
