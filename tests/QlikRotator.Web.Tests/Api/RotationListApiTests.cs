using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Tests.Api;

/// <summary>Lists of rotations, and following one.</summary>
public sealed class RotationListApiTests : IAsyncLifetime
{
    private ApiRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await ApiRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task List_RunningOnly_LeavesTheEndedOut()
    {
        _rig.Starting.Put("one");
        _rig.Starting.Put("two");
        using var one = await _rig.PostAsync("/api/rotations", """{"secret":"one"}""");
        using var two = await _rig.PostAsync("/api/rotations", """{"secret":"two"}""");
        var ended = (await ApiRig.BodyAsync(one)).GetProperty("rotationId").GetString()!;
        await _rig.Starting.ConcludeAsync(ended, OutcomeKind.Refused);

        (await _rig.GetAsync("/api/rotations")).GetProperty("total").GetInt32().ShouldBe(2);
        (await _rig.GetAsync("/api/rotations?limit=1")).GetProperty("rotations").GetArrayLength().ShouldBe(1);
        var running = (await _rig.GetAsync("/api/rotations?running=true")).GetProperty("rotations");
        running.EnumerateArray().ShouldHaveSingleItem().GetProperty("secret").GetProperty("name").GetString().ShouldBe("two");
    }

    [Fact]
    public async Task List_PageByPageWhileMoreBegin_EachOfTheOldOnesOnceNewestFirst()
    {
        var begun = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            begun.Add(await BeginAsync($"secret-{number}"));
        }

        var first = await _rig.GetAsync("/api/rotations?limit=2");
        await BeginAsync("later");
        var second = await _rig.GetAsync($"/api/rotations?limit=2&cursor={first.GetProperty("next").GetString()}");
        var third = await _rig.GetAsync($"/api/rotations?limit=2&cursor={second.GetProperty("next").GetString()}");

        third.TryGetProperty("next", out _).ShouldBeFalse();
        new[] { first, second, third }
            .SelectMany(page => page.GetProperty("rotations").EnumerateArray())
            .Select(one => one.GetProperty("rotationId").GetString())
            .ShouldBe(begun.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task Follow_Ended_OneEventWithTheOutcome()
    {
        var id = await BeginAsync("reporting");
        await _rig.Starting.ConcludeAsync(id, OutcomeKind.Rotated);

        using var answer = await _rig.Http.GetAsync($"/api/rotations/{id}/events", Ct);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe("event: ended\ndata: Rotated\n\n");
    }

    private async Task<string> BeginAsync(string name)
    {
        _rig.Starting.Time.Advance(TimeSpan.FromMinutes(1));
        _rig.Starting.Put(name);
        using var answer = await _rig.PostAsync("/api/rotations", $$"""{"secret":"{{name}}"}""");
        return (await ApiRig.BodyAsync(answer)).GetProperty("rotationId").GetString()!;
    }
}
