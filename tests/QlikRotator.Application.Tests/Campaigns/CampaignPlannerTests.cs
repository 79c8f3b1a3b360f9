using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Campaigns;

/// <summary>Which secrets a campaign takes, in which order, and what it says of the others.</summary>
public sealed class CampaignPlannerTests : IDisposable
{
    private const string Acme = "acme.eu.qlikcloud.com";

    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Make_Routine_LeavesOutWhatSomebodyKeepsBack_EachWithWhy()
    {
        _rig.Shelf.Put("fine", 20);
        Put("held", (ManagedTags.Hold, "person"));
        Put("paused", (ManagedTags.Schedule, "paused"));
        Put("manual", (ManagedTags.Schedule, "manual"));
        _rig.Shelf.Put("elsewhere", 20, source: "external");
        _rig.Shelf.Put("stranger", 20, tenant: "nobody.eu.qlikcloud.com");
        _rig.Shelf.Put("settle", 20);
        _rig.Shelf.Put("running", 1);
        await RunAsync("running");
        await _rig.ConcludeAsync(await RunAsync("settle"), OutcomeKind.PersonNeeded);

        var plan = await PlanAsync(new(null, null, null, null, All: true));

        plan.Secrets.Select(one => one.Secret.Name).ShouldBe(["fine"]);
        plan.LeftOut.Select(one => $"{one.Secret.Name} {one.Why.Code}")
            .ShouldBe([
                "elsewhere WrittenElsewhere",
                "held Held",
                "manual ManualOnly",
                "paused Paused",
                "running AlreadyRunning",
                "settle LastRunNeedsPerson",
                "stranger UnknownTenant",
            ]);
    }

    [Fact]
    public async Task Make_HeldAndManualAskedFor_TakesThem_WithANote()
    {
        Put("held", (ManagedTags.Hold, "person"));
        Put("manual", (ManagedTags.Schedule, "manual"));

        var plan = await PlanAsync(new(null, null, "default", null, All: false), taking: true);

        plan.Secrets.Count.ShouldBe(2);
        plan.Secrets.Single(one => one.Secret.Name == "held").Note!.Code.ShouldBe("Held");
    }

    [Fact]
    public async Task Make_Leak_MostExposedFirst_AndWaitsForNeitherHoldNorPauseNorRotation()
    {
        Put("trigger", "execution-token");
        Put("key", "api-key");
        _rig.Shelf.Put("dead-key", -1, source: "api-key");
        Put("client", "oauth-client-secret", (ManagedTags.Hold, "person"));
        Put("copied", "oauth-client-secret", ("qlik-slot-1", "tenant-email:a"), ("qlik-slot-2", "tenant-email:b"));
        Put("paused", "oauth-client-secret", (ManagedTags.Schedule, "paused"));
        _rig.Shelf.Put("running", 1);
        var running = await RunAsync("running");

        var plan = await PlanAsync(new(Acme, null, null, null, All: false), RotationMode.Leak);

        plan.Secrets.Select(one => one.Secret.Name)
            .ShouldBe(["copied", "client", "running", "paused", "key", "trigger", "dead-key"]);
        plan.Secrets.Single(one => one.Secret.Name == "client").Note!.Message.ShouldContain("stop working");
        plan.Secrets.Single(one => one.Secret.Name == "running").RotationId.ShouldBe(running);
        plan.LongestSoak.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Make_Routine_TakesTenantsAndFamiliesInTurns()
    {
        foreach (var number in Enumerable.Range(0, 3))
        {
            _rig.Shelf.Put($"client-{number}", 20 + number);
        }

        Put("key", "api-key");

        var plan = await PlanAsync(new(null, null, null, null, All: true));

        plan.Secrets.Take(2).Select(one => one.Secret.Name).ShouldBe(["client-0", "key"], ignoreOrder: true);
    }

    [Fact]
    public async Task Make_ByTag_TakesWhatCarriesIt()
    {
        Put("one", ("team", "blue"));
        Put("other", ("team", "red"));

        var plan = await PlanAsync(new(null, null, null, "team=blue", All: false));

        plan.Secrets.Select(one => one.Secret.Name).ShouldBe(["one"]);
        plan.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_LongestNamesAndWords_FitIntoTheLedger()
    {
        var secrets = Enumerable
            .Range(0, 2_000)
            .Select(number =>
                new CampaignSecret(
                    new(new("https://a-vault-with-a-name-of-24.vault.azure.net/"), $"{new string('s', 110)}{number}"),
                    new string('f', 32),
                    Acme,
                    new string('a', 24),
                    5,
                    new("Held", new string('x', CampaignStore.LongestWhy))
                ).Ended(CampaignSecretState.Failed, new("Code", new string('\u20AC', CampaignStore.LongestWhy)))
            )
            .ToList();
        var store = _rig.Get<CampaignStore>();
        var record = new CampaignRecord(
            "c1",
            RotationMode.Routine,
            "ada",
            null,
            "everything",
            new(1, 1, FailureLimit.None),
            secrets.Count,
            0,
            "b",
            SweepRig.Now
        );

        (await store.AddAsync(record, new(secrets, [], null, TimeSpan.Zero), Ct)).ShouldBeTrue();

        (await store.ListSecretsAsync(record, 1_990, 100, Ct)).Count.ShouldBe(10);
    }

    [Fact]
    public void EndOf_WritesAndSoaks_AreAddedUp()
    {
        var record = new CampaignRecord(
            "c1",
            RotationMode.Routine,
            "ada",
            null,
            "everything",
            new(0, 10, FailureLimit.None),
            20,
            0,
            "b",
            SweepRig.Now
        )
        {
            WritesLeft = new Dictionary<string, int> { ["a"] = 40, ["b"] = 10 },
            LongestSoak = TimeSpan.FromHours(6),
        };

        CampaignForecast.EndOf(record, SweepRig.Now, _ => 4).ShouldBe(SweepRig.Now.AddMinutes(10).AddHours(12));
        CampaignForecast.EndOf(record with { State = CampaignState.Stopped }, SweepRig.Now, _ => 4).ShouldBeNull();

        var opens = SweepRig.Now.AddHours(5);
        var window = new MaintenanceWindow(
            [],
            TimeOnly.FromTimeSpan(opens.TimeOfDay),
            TimeOnly.FromTimeSpan(opens.AddHours(1).TimeOfDay)
        );
        var (late, free) = (new CampaignStartTime(window, TimeSpan.FromHours(6)), new CampaignStartTime(null, TimeSpan.Zero));
        End(late).ShouldBe(opens.AddMinutes(10).AddHours(12), "nothing begins before the window opens");
        End(late, free).ShouldBe(SweepRig.Now.AddMinutes(10).AddHours(12), "others begin meanwhile");
        End(free, late with { Soak = TimeSpan.FromHours(9) }).ShouldBe(opens.AddHours(9));
        CampaignForecast.EndOf(With(late), opens.AddMinutes(30), _ => 4).ShouldBe(opens.AddMinutes(40).AddHours(12));

        DateTimeOffset? End(params CampaignStartTime[] times) => CampaignForecast.EndOf(With(times), SweepRig.Now, _ => 4);
        CampaignRecord With(params CampaignStartTime[] times) => record with { StartTimes = times };
    }

    [Fact]
    public async Task Make_Routine_KnowsWhenItsPoliciesMayStart()
    {
        _rig.Shelf.Put("fine", 20);

        (await PlanAsync(new(Acme, null, null, null, All: false))).StartTimes.ShouldHaveSingleItem().Window.ShouldBeNull();
        (await PlanAsync(new(Acme, null, null, null, All: false), RotationMode.Leak)).StartTimes.ShouldBeEmpty();
    }

    private Task<CampaignPlan> PlanAsync(CampaignFilter filter, RotationMode mode = RotationMode.Routine, bool taking = false) =>
        _rig.Get<CampaignPlanner>()
            .MakeAsync(
                new(filter, mode, CampaignLimits.Usual(mode), "ada", "why") { TakesHeld = taking, TakesManual = taking },
                Ct
            );

    private async Task<string> RunAsync(string name)
    {
        var order = new StartOrder(name, RotationTrigger.Person, "ada");
        return (await _rig.Get<RotationStarter>().StartAsync(order, _rig.Host, Ct)).RotationId!;
    }

    private void Put(string name, params (string Name, string Value)[] more) => Put(name, "oauth-client-secret", more);

    private void Put(string name, string source, params (string Name, string Value)[] more)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ManagedTags.Source] = source,
            [ManagedTags.Tenant] = Acme,
            [ManagedTags.ResourceId] = $"client-of-{name}",
        };
        more.ToList().ForEach(tag => tags[tag.Name] = tag.Value);
        _rig.Shelf.Put(name, "1111", tags, 20);
    }
}
