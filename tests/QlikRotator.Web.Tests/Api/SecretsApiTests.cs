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

        secrets[0].GetProperty("name").GetString().ShouldBe("half");
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
    public async Task Plan_SomeDays_HoldsWhatFallsDueInThem()
    {
        _rig.Starting.Put("soon", expiresInDays: 40);
        _rig.Starting.Put("later", expiresInDays: 60);
        _rig.Starting.Put("elsewhere", source: "external", expiresInDays: 5);

        var plan = (await _rig.GetAsync("/api/plan?days=15")).GetProperty("plan");

        plan.EnumerateArray().ShouldHaveSingleItem().GetProperty("secret").GetProperty("name").GetString().ShouldBe("soon");
    }
}
