using System.Net;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Tests.Api;

public sealed class SecretsApiTests : IAsyncLifetime
{
    private ApiRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await ApiRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task List_ManagedAndBroken_ShowsBoth()
    {
        _rig.Starting.Put("reporting", expiresInDays: 40);
        _rig.Starting.Put(
            "half",
            "1111",
            new Dictionary<string, string>(StringComparer.Ordinal) { [ManagedTags.Source] = "api-key" }
        );
        using var started = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        var secrets = (await _rig.GetAsync("/api/secrets")).GetProperty("secrets");

        secrets[0].GetProperty("secret").GetProperty("name").GetString().ShouldBe("half");
        secrets[0].GetProperty("problem").GetProperty("code").GetString().ShouldBe("BadTags");
        secrets[1].GetProperty("tenant").GetString().ShouldBe("acme.eu.qlikcloud.com");
        secrets[1].GetProperty("stage").GetString().ShouldBe("Started");
        secrets[1].GetProperty("dueAt").GetDateTimeOffset().ShouldBe(_rig.Starting.Time.GetUtcNow().AddDays(10));
    }

    [Fact]
    public async Task List_AVaultIsDown_SaysWhatIsMissing()
    {
        _rig.Starting.Put("reporting");
        _rig.Starting.ComeBackAt = _rig.Starting.Time.GetUtcNow();

        var list = await _rig.GetAsync("/api/secrets");

        list.GetProperty("secrets").GetArrayLength().ShouldBe(1);
        list.GetProperty("incomplete").GetProperty("code").GetString().ShouldBe("VaultDown");
    }

    [Fact]
    public async Task List_PageByPage_EachOnceInOrder()
    {
        for (var number = 0; number < 25; number++)
        {
            _rig.Starting.Put($"secret-{number:D2}");
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _rig.GetAsync($"/api/secrets?limit=10&cursor={cursor}");
            page.GetProperty("total").GetInt32().ShouldBe(25);
            seen.AddRange(page.GetProperty("secrets").EnumerateArray().Select(NameOf));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        } while (cursor is not null);

        seen.ShouldBe(Enumerable.Range(0, 25).Select(number => $"secret-{number:D2}"));
    }

    [Theory]
    [InlineData("q=ALPH", "alpha,alphabet")]
    [InlineData("family=api-key", "alphabet")]
    [InlineData("state=fine", "alphabet")]
    [InlineData("state=due&tenant=ACME.eu.qlikcloud.com", "alpha")]
    [InlineData("policy=critical", "")]
    public async Task List_Filtered_OnlyWhatMatches(string query, string expected)
    {
        _rig.Starting.Put("alpha");
        _rig.Starting.Put("alphabet", source: "api-key", expiresInDays: 80);

        var secrets = (await _rig.GetAsync($"/api/secrets?{query}")).GetProperty("secrets");

        string.Join(',', secrets.EnumerateArray().Select(NameOf)).ShouldBe(expected);
    }

    private static string NameOf(System.Text.Json.JsonElement secret) =>
        secret.GetProperty("secret").GetProperty("name").GetString()!;

    [Fact]
    public async Task Plan_SecretsThatShareASlot_SaysSo()
    {
        foreach (var name in new[] { "one", "two" })
        {
            var tags = _rig.Starting.Put(name).Tags.ToDictionary();
            tags["qlik-slot-1"] = "data-connection:c1#/password";
            tags[ManagedTags.ResourceId] = $"client-of-{name}";
            _rig.Starting.Put(name, "1111", tags);
        }

        var shared = (await _rig.GetAsync("/api/plan")).GetProperty("sharedSlots").EnumerateArray().ShouldHaveSingleItem();

        shared.GetProperty("secrets").GetArrayLength().ShouldBe(2);
        shared.GetProperty("reason").GetProperty("code").GetString().ShouldBe("SharedSlot");
    }

    [Fact]
    public async Task Plan_SomeDays_HoldsWhatFallsDueInThem()
    {
        _rig.Starting.Put("soon", expiresInDays: 40);
        _rig.Starting.Put("later", expiresInDays: 60);
        _rig.Starting.Put("elsewhere", source: "external", expiresInDays: 5);

        var plan = (await _rig.GetAsync("/api/plan?days=15")).GetProperty("plan");

        plan.EnumerateArray().ShouldHaveSingleItem().GetProperty("secret").GetProperty("name").GetString().ShouldBe("soon");
    }

    [Fact]
    public async Task Plan_CheckIsNeitherTrueNorFalse_IsRefused()
    {
        using var answer = await _rig.Http.GetAsync("/api/plan?check=perhaps", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Plan_AskedTwiceWhileTimePasses_IsTheSame()
    {
        _rig.Starting.Put("overdue", expiresInDays: 1);

        var first = (await _rig.GetAsync("/api/plan")).ToString();
        _rig.Starting.Time.Advance(TimeSpan.FromMinutes(7));

        (await _rig.GetAsync("/api/plan")).ToString().ShouldBe(first);
        first.ShouldContain("overdue");
    }

    [Theory]
    [InlineData("/api/plan", 0)]
    [InlineData("/api/plan?check=true", 1)]
    public async Task Plan_SecretThatCannotBeRotated_IsBlockedWhereThatWasAsked(string path, int blockers)
    {
        _rig.Starting.Put("blocked", expiresInDays: 1);

        var row = (await _rig.GetAsync(path)).GetProperty("plan").EnumerateArray().ShouldHaveSingleItem();

        row.GetProperty("blockers").GetArrayLength().ShouldBe(blockers);
    }
}
