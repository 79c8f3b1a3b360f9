using QlikRotator.Core.Ownership;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>What a rotation comes to when nothing, or one thing, goes wrong.</summary>
public sealed class OutcomeTests : IAsyncLifetime
{
    private const string Secrets = "/api/v1/oauth-clients/*/client-secrets";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_NothingGoesWrong_OldDiesLast()
    {
        var story = await _world.RotateAsync(_world.Manage(_client));

        story.ShouldHaveReplaced(_client);
        story.Context.Steps.Distinct().ShouldBe(["Inspect", "Issue", "Prove", "Retire", "Conclude"]);
        (await story.EventsAsync()).Distinct().ShouldBe(["Started", "Inspected", "Issued", "Proved", "Retired", "Rotated"]);
        _world.Told.Outcomes.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse, false)]
    [InlineData(FaultKind.Close, false)]
    [InlineData(FaultKind.Reset, true)]
    [InlineData(FaultKind.Reset, false)]
    [InlineData(FaultKind.Status, true)]
    [InlineData(FaultKind.Status, false)]
    public async Task Rotate_AnswerToTheCreationIsLost_WhatMayBeOursIsListedAndLeftAlone(FaultKind kind, bool afterWork)
    {
        Fail("POST", Secrets, kind, afterWork);

        var story = await _world.RotateAsync(_world.Manage(_client));

        // Nothing in the tenant's answer says whose a secret is: another installation may use the same bot.
        var lost = kind == FaultKind.LoseResponse || afterWork ? 1 : 0;
        story.ShouldHaveReplaced(_client, secrets: 1 + lost);
        story.Left.Count.ShouldBe(lost);
        story.Left.ShouldAllBe(one => one.Why!.Code == ResourceRegister.AnswerLost);
    }

    /// <summary>A tenant that loses every answer would be filled up with secrets that nobody can be sure of.</summary>
    [Fact]
    public async Task Rotate_AnswersToCreationsAreLostAgainAndAgain_StopsAtTwo()
    {
        Fail("POST", Secrets, FaultKind.LoseResponse, afterWork: true, times: 5);

        var story = await _world.RotateAsync(_world.Manage(_client));

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "StrayCredential");
        story.Left.Count.ShouldBe(2);
        story.ShouldHaveLeftTheOldOne(_client, secrets: 3);
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Status)]
    public async Task Rotate_AnswerToTheDeletionIsLost_TheDeathIsProvedAllTheSame(FaultKind kind)
    {
        Fail("DELETE", Secrets + "/*", kind, afterWork: true);

        (await _world.RotateAsync(_world.Manage(_client))).ShouldHaveReplaced(_client);
    }

    [Theory]
    [InlineData("POST", Secrets)]
    [InlineData("GET", "/api/v1/oauth-clients/*")]
    [InlineData("DELETE", Secrets + "/*")]
    [InlineData("POST", "/oauth/token")]
    public async Task Rotate_Throttled_WaitsAsLongAsItIsTold(string method, string path)
    {
        var throttled = new Fault
        {
            Method = method,
            PathPattern = path,
            Kind = FaultKind.Status,
            Status = 429,
            RetryAfter = TimeSpan.FromSeconds(90),
            Times = 3,
        };
        _world.Qlik.Faults.Add(throttled);

        var story = await _world.RotateAsync(_world.Manage(_client));

        story.ShouldHaveReplaced(_client);
        story.Context.Waits.Count(wait => wait > TimeSpan.FromSeconds(85)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Rotate_VaultIsDownForMinutes_CreatesNothingMeanwhile_AndGoesOn()
    {
        var subject = _world.Manage(_client);
        _world.KeyVault.Faults.Outage(times: 25);

        var story = await _world.RotateAsync(subject);

        story.ShouldHaveReplaced(_client);
        (await story.EventsAsync()).ShouldNotContain("StrayDeleted");
    }

    [Fact]
    public async Task Rotate_AnswerToTheVaultWriteIsLost_FindsItsOwnVersion()
    {
        var subject = _world.Manage(_client);
        _world.KeyVault.Faults.LoseAnswer("PUT", "/secrets/" + RotationWorld.SecretName);

        (await _world.RotateAsync(subject)).ShouldEndAs(OutcomeKind.Rotated);
    }

    [Fact]
    public async Task Rotate_VaultForbidsWriting_TakesTheNewSecretBack()
    {
        var subject = _world.Manage(_client);
        _world.KeyVault.Faults.Add(new VaultFault { Kind = VaultFaultKind.Forbid, Method = "PUT" });

        var story = await _world.RotateAsync(subject);

        story.ShouldEndAs(OutcomeKind.Refused, "VaultForbidden");
        story.ShouldHaveLeftTheOldOne(_client);
    }

    [Fact]
    public async Task Rotate_NewSecretIsKnownOnlyAfterSomeSeconds_WaitsForIt()
    {
        _world.Tenant.Behaviour.NewCredentialDelay = TimeSpan.FromSeconds(10);

        (await _world.RotateAsync(_world.Manage(_client))).ShouldHaveReplaced(_client);
    }

    [Fact]
    public async Task Rotate_NewSecretNeverWorks_TakesItBack()
    {
        _world.Tenant.Behaviour.NewCredentialRefusals = 1000;

        var story = await _world.RotateAsync(_world.Manage(_client));

        story.ShouldEndAs(OutcomeKind.Refused);
        story.ShouldHaveLeftTheOldOne(_client);
    }

    [Fact]
    public async Task Rotate_LeakMode_KillsTheOldOneWithoutWaiting()
    {
        var story = await _world.RotateAsync(_world.Manage(_client), RotationMode.Leak);

        story.ShouldHaveReplaced(_client);
        story.Context.Waits.ShouldBeEmpty();
        story.Context.Steps.ShouldBe(["Inspect", "Issue", "Retire", "Conclude"]);
    }

    [Fact]
    public async Task Rotate_TheRotatorsOwnClient_GoesOnWithItsNewSecret()
    {
        var subject = _world.Manage(_world.Rotator, "rotator-client");
        (await _world.RotateAsync(subject)).ShouldHaveReplaced(_world.Rotator);

        (await _world.RotateAsync(_world.Manage(_client))).ShouldHaveReplaced(_client);
    }

    [Fact]
    public async Task Rotate_RotatorSignsInWithAKeyThatStaysInTheVault_Rotates()
    {
        await using var world = await RotationWorld.StartWithPrivateKeyAsync();
        var client = world.Tenant.AddOAuthClient();
        world.Tenant.RemoveClientSecret(world.Rotator.ClientId, world.Rotator.Hint);

        (await world.RotateAsync(world.Manage(client))).ShouldHaveReplaced(client);
    }

    private void Fail(string method, string path, FaultKind kind, bool afterWork, int times = 1) =>
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = method,
                PathPattern = path,
                Kind = kind,
                AfterWork = afterWork,
                Times = times,
            }
        );
}
