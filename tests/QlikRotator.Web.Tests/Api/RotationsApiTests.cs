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

    [Theory]
    [InlineData("/api/rotations/0123456789abcdef01234567")]
    [InlineData("/api/rotations/..%2Fevents")]
    public async Task Get_UnknownId_Is404(string path)
    {
        using var answer = await _rig.Http.GetAsync(path, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("RotationNotFound");
    }
}
