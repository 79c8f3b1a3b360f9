using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Starting;

/// <summary>Paused, left to people, and no more than so many a day.</summary>
public sealed class StartRuleTests
{
    [Theory]
    [InlineData("manual", RotationTrigger.Schedule, StartResultKind.NothingToDo, "ManualOnly")]
    [InlineData("manual", RotationTrigger.NearExpiry, StartResultKind.NothingToDo, "ManualOnly")]
    [InlineData("manual", RotationTrigger.Person, StartResultKind.Started, "Started")]
    [InlineData("paused", RotationTrigger.Schedule, StartResultKind.NothingToDo, "Paused")]
    [InlineData("paused", RotationTrigger.Person, StartResultKind.Refused, "Paused")]
    [InlineData("automatic", RotationTrigger.Schedule, StartResultKind.Started, "Started")]
    [InlineData("sometimes", RotationTrigger.Person, StartResultKind.Refused, "BadTags")]
    public async Task StartAsync_TagSaysWhoStarts_IsHeeded(string tag, RotationTrigger trigger, StartResultKind kind, string code)
    {
        using var rig = new StartingRig();
        Put(rig, "reporting", tag);

        var result = await rig.StartAsync(trigger);

        result.Kind.ShouldBe(kind);
        result.Reason.Code.ShouldBe(code);
    }

    [Fact]
    public async Task StartAsync_PolicyIsStricterThanTheTag_ThePolicyCounts()
    {
        using var rig = new StartingRig(WithPolicy("paused"));
        Put(rig, "reporting", "automatic");

        var result = await rig.StartAsync();

        result.Kind.ShouldBe(StartResultKind.Refused);
        result.Reason.Message.ShouldContain("policy 'default'");
    }

    [Fact]
    public async Task StartAsync_PausedAndLeaked_StartsAllTheSame()
    {
        using var rig = new StartingRig(WithPolicy("paused"));
        rig.Put();

        (await rig.StartAsync(mode: RotationMode.Leak)).Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_MoreThanADayMayHave_TheNextDayGoesOn_AndPeopleAreNotCounted()
    {
        using var rig = new StartingRig(new RotatorOptions { Schedules = new() { MaxPerDay = 2 } });
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            rig.Put(name);
        }

        (await rig.StartAsync(RotationTrigger.Person, "a")).Kind.ShouldBe(StartResultKind.Started);
        (await rig.StartAsync(RotationTrigger.Schedule, "b")).Kind.ShouldBe(StartResultKind.Started);
        (await rig.StartAsync(RotationTrigger.Schedule, "b")).Kind.ShouldNotBe(StartResultKind.NothingToDo);
        (await rig.StartAsync(RotationTrigger.NearExpiry, "c")).Kind.ShouldBe(StartResultKind.Started);
        var capped = await rig.StartAsync(RotationTrigger.Schedule, "d");
        rig.Time.Advance(TimeSpan.FromDays(1));

        capped.Kind.ShouldBe(StartResultKind.NothingToDo);
        capped.Reason.Code.ShouldBe("DailyCap");
        (await rig.StartAsync(RotationTrigger.Schedule, "d")).Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_ManyAtOnce_NeverMoreThanTheDayMayHave()
    {
        using var rig = new StartingRig(new RotatorOptions { Schedules = new() { MaxPerDay = 5 } });
        var names = Enumerable.Range(0, 20).Select(number => $"s{number}").ToList();
        names.ForEach(name => rig.Put(name));

        var results = await Task.WhenAll(
            names.Select(name =>
                Task.Run(() => rig.StartAsync(RotationTrigger.Schedule, name), TestContext.Current.CancellationToken)
            )
        );

        results.Count(one => one.Kind == StartResultKind.Started).ShouldBe(5);
    }

    private static RotatorOptions WithPolicy(string schedule) =>
        new() { Policies = new Dictionary<string, PolicyOptions> { ["default"] = new() { Schedule = schedule } } };

    private static void Put(StartingRig rig, string name, string schedule) =>
        rig.Put(
            name,
            "1111",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ManagedTags.Source] = "oauth-client-secret",
                [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
                [ManagedTags.ResourceId] = "client-1",
                [ManagedTags.Schedule] = schedule,
            }
        );
}
