using System.Net;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Tests.Api;

public sealed class RotationsApiTests : IAsyncLifetime
{
    private ApiRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await ApiRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Start_ManagedSecret_Is202AndPointsToTheRotation()
    {
        _rig.Starting.Put();

        using var answer = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        var rotation = await _rig.GetAsync(answer.Headers.Location!.OriginalString);
        rotation.GetProperty("rotation").GetProperty("secret").GetProperty("name").GetString().ShouldBe("reporting");
        rotation.GetProperty("events").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("leak", RotationMode.Leak)]
    [InlineData("Leak", RotationMode.Leak)]
    [InlineData("routine", RotationMode.Routine)]
    public async Task Start_Mode_IsPassedOn(string mode, RotationMode expected)
    {
        _rig.Starting.Put();

        using var answer = await _rig.PostAsync("/api/rotations", $$"""{"secret":"reporting","mode":"{{mode}}"}""");

        _rig.Starting.Host.Started.Values.ShouldHaveSingleItem().Mode.ShouldBe(expected);
    }

    [Fact]
    public async Task Start_Twice_Is409WithTheRunningId()
    {
        _rig.Starting.Put();
        using var first = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        using var second = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        second.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await ApiRig.BodyAsync(second);
        problem
            .GetProperty("rotationId")
            .GetString()
            .ShouldBe((await ApiRig.BodyAsync(first)).GetProperty("rotationId").GetString());
        problem.GetProperty("code").GetString().ShouldBe("AlreadyRunning");
    }

    [Theory]
    [InlineData("""{"secret":"nobody"}""", 404, "SecretNotFound")]
    [InlineData("""{"secret":"lost"}""", 422, "UnknownPolicy")]
    [InlineData("""{"secret":" "}""", 400, "SecretMissing")]
    [InlineData("""{"secret":"lost","mode":"quick"}""", 400, "BadRequest")]
    [InlineData("null", 400, "BadRequest")]
    [InlineData("{", 400, "BadRequest")]
    public async Task Start_WhatCannotBe_SaysWhy(string body, int status, string code)
    {
        _rig.Starting.Put("lost", policy: "nowhere");

        using var answer = await _rig.PostAsync("/api/rotations", body);

        ((int)answer.StatusCode).ShouldBe(status);
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe(code);
        _rig.Starting.Host.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Start_BodyThatAForeignPageCouldSend_Is415(string type)
    {
        _rig.Starting.Put();

        using var answer = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""", type);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        _rig.Starting.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_BodyInChunksThatNeverEnds_IsReadNoFurtherThanItsLimit()
    {
        using var body = new EndlessBody();

        using var answer = await _rig.Http.PostAsync("/api/rotations", body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("report\\ning")]
    [InlineData("report\\u202eing")]
    public async Task Start_NameThatForgesALogLine_IsRefused(string name)
    {
        using var answer = await _rig.PostAsync("/api/rotations", $$"""{"secret":"{{name}}"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("BadName");
    }

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
    public async Task Start_WithAForgedIdentity_IsNobodysWord()
    {
        _rig.Starting.Put();
        _rig.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL-NAME", "boss@contoso.example");

        using var answer = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        _rig.Starting.Host.Started.Values.ShouldHaveSingleItem().RequestedBy.ShouldBe("http");
    }

    [Fact]
    public async Task Start_BehindThePlatformsSignIn_IsThatPerson()
    {
        await using var rig = await ApiRig.StartAsync(new RotatorOptions { Approvals = new() { TrustPlatformSignIn = true } });
        rig.Starting.Put();
        rig.Http.SignIn("boss@contoso.example", "operator");

        using var answer = await rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        rig.Starting.Host.Started.Values.ShouldHaveSingleItem().RequestedBy.ShouldBe("boss@contoso.example");
    }

    [Fact]
    public async Task Start_VaultIsDown_Is503WithATimeToComeBack()
    {
        _rig.Starting.ComeBackAt = _rig.Starting.Time.GetUtcNow() + TimeSpan.FromSeconds(90);

        using var answer = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(90));
    }

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

    [Theory]
    [InlineData("/api/rotations/0123456789abcdef01234567")]
    [InlineData("/api/rotations/..%2Fevents")]
    public async Task Get_UnknownId_Is404(string path)
    {
        using var answer = await _rig.Http.GetAsync(path, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("RotationNotFound");
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
