using System.Net;
using System.Text.Json;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Tests.Api;

/// <summary>What the description says is what is mapped and what is answered.</summary>
public sealed class DescriptionTests : IAsyncLifetime
{
    private ApiRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await ApiRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Description_EveryOperation_IsMappedAndTheOtherWayRound()
    {
        var paths = (await _rig.GetAsync("/api/openapi.json")).GetProperty("paths");
        var described = paths
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(one => $"{one.Name.ToUpperInvariant()} {path.Name}"));

        described
            .Concat(["POST /api/events/keyvault", "OPTIONS /api/events/keyvault"])
            .Except([
                "POST /api/approvals/{id}",
                "POST /api/bulk/{what}",
                "GET /api/rotations/{id}/approval",
                "POST /api/rotations/{id}/approval",
            ])
            .ShouldBe(_rig.Mapped, ignoreOrder: true);
    }

    [Fact]
    public async Task Answers_OfEveryReading_AreAsDescribed()
    {
        var document = await _rig.GetAsync("/api/openapi.json");
        _rig.Starting.Put("reporting");
        _rig.Starting.Put("billing");
        _rig.Starting.Put("broken", "1111", new Dictionary<string, string>(StringComparer.Ordinal) { ["qlik-source"] = "x" });
        using var started = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");
        var id = (await ApiRig.BodyAsync(started)).GetProperty("rotationId").GetString()!;
        Check(document, "/api/rotations", "post", "202", await ApiRig.BodyAsync(started));
        Check(document, "/api/rotations", "get", "200", await _rig.GetAsync("/api/rotations"));
        await _rig.Starting.ConcludeAsync(id, OutcomeKind.KeptBoth);

        Check(document, "/api/rotations", "get", "200", await _rig.GetAsync("/api/rotations?limit=1"));
        Check(document, "/api/rotations/{id}", "get", "200", await _rig.GetAsync($"/api/rotations/{id}"));
        Check(document, "/api/secrets", "get", "200", await _rig.GetAsync("/api/secrets?limit=1"));
        Check(document, "/api/plan", "get", "200", await _rig.GetAsync("/api/plan?days=3650"));
        Check(document, "/api/left", "get", "200", await _rig.GetAsync("/api/left"));
        using var campaign = await _rig.PostAsync("/api/campaigns", """{"policy":"default","reason":"a try"}""");
        Check(document, "/api/campaigns", "post", "202", await ApiRig.BodyAsync(campaign));
        var address = campaign.Headers.Location!.OriginalString;
        Check(document, "/api/campaigns", "get", "200", await _rig.GetAsync("/api/campaigns"));
        Check(document, "/api/campaigns/{id}", "get", "200", await _rig.GetAsync(address));
        Check(document, "/api/campaigns/{id}/secrets", "get", "200", await _rig.GetAsync($"{address}/secrets"));
        Check(document, "/api/campaigns/{id}/left-out", "get", "200", await _rig.GetAsync($"{address}/left-out"));
        using var doctor = await _rig.PostAsync("/api/doctor", "{}");
        Check(document, "/api/doctor", "post", "200", await ApiRig.BodyAsync(doctor));
        Check(document, "/healthz", "get", "200", await _rig.GetAsync("/healthz"));
        Check(document, "/api/rotations/{id}", "get", "404", await _rig.GetAsync("/api/rotations/nothing"));
    }

    [Fact]
    public async Task Description_EveryOperation_HasWordsAndAnswers()
    {
        var document = await _rig.GetAsync("/api/openapi.json");

        document.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(one => one.Value.EnumerateObject()))
        {
            operation.Value.GetProperty("summary").GetString()!.Length.ShouldBeGreaterThan(10);
            operation.Value.GetProperty("responses").EnumerateObject().ShouldNotBeEmpty();
        }

        ApiEndpoints.All.Select(one => one.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData("/api/secrets?limit=0", "BadQuery")]
    [InlineData("/api/secrets?limit=many", "BadQuery")]
    [InlineData("/api/secrets?cursor=%25", "BadQuery")]
    [InlineData("/api/secrets?state=happy", "BadQuery")]
    [InlineData("/api/rotations?from=yesterday", "BadDate")]
    [InlineData("/api/rotations?state=lost", "BadQuery")]
    [InlineData("/api/plan?days=-4", "BadQuery")]
    [InlineData("/api/plan?until=soon", "BadDate")]
    public async Task Query_ThatCannotBeRead_IsAProblemThatNamesIt(string address, string code)
    {
        using var answer = await _rig.Http.GetAsync(address, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe(code);
    }

    private static void Check(JsonElement document, string path, string method, string status, JsonElement answer)
    {
        var reply = document
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty(method)
            .GetProperty("responses")
            .GetProperty(status);
        if (reply.TryGetProperty("$ref", out _))
        {
            reply = document.GetProperty("components").GetProperty("responses").GetProperty("Problem");
        }

        var content = reply.GetProperty("content").EnumerateObject().Single().Value;
        SchemaCheck.Problems(document, content.GetProperty("schema"), answer, path).ShouldBeEmpty();
    }
}
