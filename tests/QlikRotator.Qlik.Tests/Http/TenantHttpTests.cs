using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.Users;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Http;

public sealed class TenantHttpTests
{
    private const string Secrets = "/api/v1/oauth-clients/*/client-secrets";

    [Theory]
    [InlineData(MeAnswer.AbsoluteRedirect)]
    [InlineData(MeAnswer.RelativeRedirect)]
    [InlineData(MeAnswer.Direct)]
    public async Task Get_RedirectOnTheSameHost_IsFollowedWithTheToken(MeAnswer me)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Tenant.Behaviour.Me = me;

        var answer = await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);

        answer.Value?.Id.ShouldBe(world.Tenant.BotUserOf(world.Rotator.ClientId));
    }

    [Fact]
    public async Task Get_ServerErrorTwice_IsSentAgain()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Fail("GET", "/api/v1/users", FaultKind.Status, times: 2);

        (await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct)).Value.ShouldNotBeNull();

        world.Simulator.Faults.Fired.ShouldBe(2);
    }

    [Theory]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Close)]
    public async Task Get_NeverAGoodAnswer_IsTryAgain(FaultKind kind)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Fail("GET", "/api/v1/users", kind, times: 100);

        var failure = await Should.ThrowAsync<TryAgainException>(QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct));

        failure.Reason.Code.ShouldBe("QlikUnavailable");
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.Close)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Hang)]
    public async Task Post_NoClearAnswer_IsUnknownAndSentOnce(FaultKind kind)
    {
        var timings = QlikWorld.Fast with { Timeout = TimeSpan.FromSeconds(kind == FaultKind.Hang ? 1 : 20) };
        await using var world = await QlikWorld.StartAsync(timings: timings);
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        world.Fail("POST", Secrets, kind);
        world.Tenant.ResetCounters();
        var before = DateTimeOffset.UtcNow;

        var failure = await Should.ThrowAsync<TryAgainException>(AddSecretAsync(world));

        failure.Reason.Code.ShouldBe("OutcomeUnknown");
        failure.NotBefore.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(before + QlikWorld.Fast.Settle);
        world.Tenant.WriteCount.ShouldBe(1);
    }

    [Fact]
    public async Task Post_AnswerLostOnAPooledConnection_LeavesOneSecretNotTwo()
    {
        await using var world = await QlikWorld.StartAsync();
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        world.Fail("POST", Secrets, FaultKind.LoseResponse);

        await Should.ThrowAsync<TryAgainException>(AddSecretAsync(world));

        world.Tenant.ClientSecrets(world.Rotator.ClientId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Post_Throttled_SaysWhenToComeBackAndDidNothing()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Simulator.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Secrets,
                Kind = FaultKind.Status,
                Status = 429,
                RetryAfter = TimeSpan.FromSeconds(77),
            }
        );
        var before = DateTimeOffset.UtcNow;

        var failure = await Should.ThrowAsync<TryAgainException>(AddSecretAsync(world));

        failure.Reason.Code.ShouldBe("Throttled");
        failure.NotBefore.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(before + TimeSpan.FromSeconds(77));
        world.Tenant.ClientSecrets(world.Rotator.ClientId).Count.ShouldBe(1);
    }

    /// <summary>A 429 is about a tier: whatever belongs to it is not even sent until its time, and the other tier goes on.</summary>
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task Send_TierWasThrottled_NothingOfItIsSentAndTheOtherTierGoesOn(string throttled)
    {
        await using var world = await QlikWorld.StartAsync();
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        var path = throttled == "POST" ? Secrets : "/api/v1/roles";
        world.Simulator.Faults.Add(
            new Fault
            {
                Method = throttled,
                PathPattern = path,
                Kind = FaultKind.Status,
                Status = 429,
                RetryAfter = TimeSpan.FromSeconds(77),
            }
        );
        await Should.ThrowAsync<TryAgainException>(
            throttled == "POST" ? AddSecretAsync(world) : world.AsRotator.SendAsync(QlikRequest.Get(path), QlikWorld.Ct)
        );
        world.Tenant.ResetCounters();

        var readFailed = await Record.ExceptionAsync(() => QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct));
        var writeFailed = await Record.ExceptionAsync(() =>
            world.AsRotator.SendAsync(QlikRequest.Delete("/api/v1/anything"), QlikWorld.Ct)
        );

        var (held, free) = throttled == "POST" ? (writeFailed, readFailed) : (readFailed, writeFailed);
        held.ShouldBeOfType<TryAgainException>().Reason.Code.ShouldBe("Throttled");
        free.ShouldBeNull();
        (world.Tenant.WriteCount == 0).ShouldBe(throttled == "POST");
    }

    [Fact]
    public async Task Post_NobodyListens_IsKnownNotToHaveHappened()
    {
        var world = await QlikWorld.StartAsync();
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        var client = world.AsRotator;
        await world.Simulator.DisposeAsync();

        var failure = await Should.ThrowAsync<TryAgainException>(
            client.SendAsync(QlikRequest.Post("/api/v1/anything"), QlikWorld.Ct)
        );

        failure.Reason.Code.ShouldBe("QlikUnavailable");
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Delete_AnswerLostOnAPooledConnection_ComesBackAsGone()
    {
        await using var world = await QlikWorld.StartAsync();
        var extra = world.Tenant.AddClientSecret(world.Rotator.ClientId);
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        world.Fail("DELETE", $"{Secrets}/*", FaultKind.LoseResponse);

        var answer = await ApiOf(world).DeleteSecretAsync(world.Rotator.ClientId, extra.Hint, QlikWorld.Ct);

        answer.IsNotFound.ShouldBeTrue();
        world.Tenant.ClientSecrets(world.Rotator.ClientId).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task Delete_IdThatWouldLeadElsewhere_IsNotSent(string hint)
    {
        await using var world = await QlikWorld.StartAsync();

        var answer = await ApiOf(world).DeleteSecretAsync(world.Rotator.ClientId, hint, QlikWorld.Ct);

        answer.Refusal?.Code.ShouldBe("AddressRefused");
        world.Tenant.WriteCount.ShouldBe(0);
    }

    [Fact]
    public async Task List_ManyPages_ReadsThemAll()
    {
        await using var world = await QlikWorld.StartAsync();
        for (var number = 0; number < 104; number++)
        {
            world.Tenant.AddOAuthClient(new NewOAuthClient { Name = $"client {number}", Secrets = 0 });
        }

        var list = await ApiOf(world).ListAsync(QlikWorld.Ct);

        list.Value!.Items.Select(client => client.ClientId).Distinct().Count().ShouldBe(105);
    }

    [Fact]
    public async Task Logs_AfterEveryKindOfCall_HoldNoValue()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Fail("GET", "/api/v1/users", FaultKind.Status, times: 2);
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        await AddSecretAsync(world);

        var values = world.Tenant.IssuedValues;
        values.Count.ShouldBeGreaterThan(2);
        world.Log.All.ShouldNotBeEmpty();
        world.Log.All.ShouldNotContain(line => values.Any(line.Contains));
    }

    private static Task<QlikAnswer<CreatedSecret>> AddSecretAsync(QlikWorld world) =>
        ApiOf(world).CreateSecretAsync(world.Rotator.ClientId, QlikWorld.Ct);

    private static OAuthClientApi ApiOf(QlikWorld world) => new(world.Tenants.Find(QlikWorld.Acme).Value!);
}
