using System.Net;
using System.Text;
using System.Text.Json;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Tests.Api;

/// <summary>A start that is sent again because its answer was lost.</summary>
public sealed class StartKeyTests : IAsyncLifetime
{
    private const string Body = """{"secret":"reporting"}""";

    private ApiRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await ApiRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Start_AgainWithItsKey_SameAnswer()
    {
        _rig.Starting.Put();

        var first = await StartAsync("key-1");
        var again = await StartAsync("key-1");

        again.ShouldBe(first);
        first.Status.ShouldBe(HttpStatusCode.Accepted);
        (await StartAsync("key-2")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Start_AgainWhenThatRotationHasEnded_StartsNothingElse()
    {
        _rig.Starting.Put();
        var first = await StartAsync("key-1");
        await _rig.Starting.ConcludeAsync(first.RotationId!, OutcomeKind.Rotated);
        _rig.Starting.Put(version: "2222", rotation: first.RotationId);
        _rig.Starting.Time.Advance(TimeSpan.FromHours(1));

        var again = await StartAsync("key-1");

        again.ShouldBe(first);
        _rig.Starting.Host.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_AgainAfterADeathBeforeTheAnswerWasWritten_SameRotation(bool hasEnded)
    {
        _rig.Starting.Put();
        var first = await StartAsync("key-1");
        await ForgetAnswerAsync();
        if (hasEnded)
        {
            await _rig.Starting.ConcludeAsync(first.RotationId!, OutcomeKind.Rotated);
            _rig.Starting.Put(version: "2222", rotation: first.RotationId);
            _rig.Starting.Time.Advance(TimeSpan.FromHours(1));
        }

        var again = await StartAsync("key-1");

        again.ShouldBe(first);
        _rig.Starting.Host.Started.Keys.ShouldBeSubsetOf([first.RotationId!]);
    }

    [Fact]
    public async Task Start_KeyOfAnotherRequest_Is422()
    {
        _rig.Starting.Put();
        await StartAsync("key-1");

        var other = await StartAsync("key-1", """{"secret":"reporting","mode":"Leak"}""");

        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "KeyReused"));
    }

    [Fact]
    public async Task Start_SameKeyADayLater_IsANewRequest()
    {
        _rig.Starting.Put();
        var first = await StartAsync("key-1");
        await _rig.Starting.ConcludeAsync(first.RotationId!, OutcomeKind.Rotated);
        _rig.Starting.Put(version: "2222", rotation: first.RotationId);
        _rig.Starting.Time.Advance(TimeSpan.FromHours(24));

        (await StartAsync("key-1")).RotationId.ShouldNotBe(first.RotationId);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task Start_KeyThatIsNone_Is400(string key)
    {
        _rig.Starting.Put();

        (await StartAsync(key)).Code.ShouldBe("BadKey");
        _rig.Starting.Host.Started.ShouldBeEmpty();
    }

    /// <summary>What stands in the ledger when the process dies between the start and the end of the request.</summary>
    private async Task ForgetAnswerAsync()
    {
        var found = await _rig.Starting.Store.ListAsync("start-keys", Ct).SingleAsync(Ct);
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(found.Json)!;
        fields.Remove("answer").ShouldBeTrue();
        await _rig.Starting.Store.WriteAsync(found.Key, JsonSerializer.Serialize(fields), found.Version, Ct);
    }

    private async Task<Answer> StartAsync(string key, string body = Body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rotations");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await _rig.Http.SendAsync(request, Ct);
        var json = await ApiRig.BodyAsync(answer);
        return new(answer.StatusCode, Text(json, "rotationId"), Text(json, "code"));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private sealed record Answer(HttpStatusCode Status, string? RotationId, string? Code);
}
