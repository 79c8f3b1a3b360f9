using System.Net;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Tests.Api;

public sealed class CancelApiTests : IAsyncLifetime
{
    private ApiRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await ApiRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Cancel_ReasonThatIsTooLong_IsRefusedAndNamed()
    {
        _rig.Starting.Put();
        using var started = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        using var answer = await _rig.PostAsync(
            $"{started.Headers.Location}/cancel",
            $$"""{"reason":"{{new string('x', 501)}}"}"""
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiRig.BodyAsync(answer)).GetProperty("detail").GetString()!.ShouldContain("'reason'");
        var id = _rig.Starting.Host.Started.Keys.ShouldHaveSingleItem();
        (await _rig.Starting.Ledger.FindAsync(id, TestContext.Current.CancellationToken))!.CancelRequested.ShouldBeNull();
    }

    [Fact]
    public async Task Cancel_RunningThenEnded_Is202Then409()
    {
        _rig.Starting.Put();
        using var started = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");
        var path = started.Headers.Location!.OriginalString;
        var id = path.Split('/')[^1];

        using var first = await _rig.PostAsync($"{path}/cancel", """{"reason":"not today"}""");
        await _rig.Starting.ConcludeAsync(id, OutcomeKind.Restored);
        using var second = await _rig.PostAsync($"{path}/cancel", "{}");

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _rig.Starting.Ledger.FindAsync(id, Ct))!.CancelRequested!.Message.ShouldContain("not today");
        _rig.Starting.Host.Nudged.ShouldBe([id]);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Cancel_UnknownId_Is404()
    {
        using var answer = await _rig.PostAsync("/api/rotations/0123456789abcdef01234567/cancel", "{}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
