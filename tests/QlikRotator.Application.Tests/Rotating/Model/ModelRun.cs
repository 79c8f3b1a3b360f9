using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Rotating;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>One rotation played to its end, with all that is needed to judge it.</summary>
internal sealed record ModelRun(
    World World,
    RotationOutcome Outcome,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> Written,
    IReadOnlyList<string> Left
)
{
    /// <summary>What the ledger says of the rotation's end; null where it agrees.</summary>
    public string? Unrecorded { get; init; }

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Another installation: a ledger and a vault of its own, and the same bot.</summary>
    public const string There = "there";

    public static SecretReference Second { get; } = World.Secret with { Name = "second" };

    public static SecretReference Theirs { get; } = new(new Uri("https://theirs.vault.azure.net"), "theirs");

    public static PolicySettings Policy { get; } =
        new(
            "model",
            TimeSpan.FromDays(90),
            TimeSpan.FromDays(30),
            TimeSpan.FromDays(90),
            TimeSpan.FromHours(6.5),
            TimeSpan.FromHours(12),
            RetireGate.Health,
            StartGate.None,
            Window: null,
            Approvers: [],
            ApprovalsNeeded: 1,
            TimeSpan.FromDays(3),
            RemindEvery: null,
            TimeoutAction.KeepBoth,
            RetireBy.Delete,
            Channels: [],
            Allow: []
        );

    /// <summary>Approvers who do not answer in time leave both.</summary>
    private static PolicySettings PolicyOf(Schedule schedule) =>
        schedule.Approver == Approver.None ? Policy : Policy with { Approvers = [People.Approver] };

    public static async Task<ModelRun> PlayAsync(Schedule schedule)
    {
        var world = Seed(schedule);
        var store = new ModelStore(world);
        await using var here = Services(world, store, ModelTenant.Here);
        await using var there = Services(world, new ModelStore(world), There);
        world.Others = kind => PlayOther(world, kind == FaultKind.AnotherSecretRotates ? here : there, kind);
        var host = HostOf(world, here);
        var request = RequestFor(World.Secret, world.Newest.Name, schedule.Leak, PolicyOf(schedule), Start);
        var outcome = await host.RunAsync(request);
        world.EndFaults();
        return new ModelRun(
            world,
            outcome,
            host.StepsRun,
            [.. store.Everything, .. host.Journal],
            [.. await LeftAsync(here), .. await LeftAsync(there)]
        )
        {
            Unrecorded = await WhyUnrecordedAsync(here, request.RotationId, outcome),
        };
    }

    private static async Task<string?> WhyUnrecordedAsync(ServiceProvider services, string rotationId, RotationOutcome outcome)
    {
        var ledger = services.GetRequiredService<RotationLedger>();
        var events = await ledger.EventsAsync(rotationId, CancellationToken.None).ToListAsync(CancellationToken.None);
        return await ledger.FindAsync(rotationId, CancellationToken.None) is not { Outcome: { } ended } row
                ? "the row was never closed"
            : ChainCheck.Find(row, events) is { } broken ? $"link {broken.Sequence} is broken: {broken.What}"
            : ended.Kind == outcome.Kind ? null
            : $"the row says {ended.Kind}";
    }

    private static ModelHost HostOf(World world, ServiceProvider services) =>
        new(
            world,
            services.GetRequiredService<StepTable>(),
            services.GetRequiredService<RotationLedger>(),
            services.GetRequiredService<ApprovalStore>()
        );

    /// <summary>Nothing goes wrong in it; that the resource is taken may end it at once.</summary>
    private static void PlayOther(World world, ServiceProvider services, FaultKind kind)
    {
        var secret = kind == FaultKind.AnotherSecretRotates ? Second : Theirs;
        if (world.OtherVersions.TryGetValue(secret, out var versions))
        {
            var request = RequestFor(secret, versions[^1].Name, leak: false, Policy, world.Time.GetUtcNow());
            Task.Run(() => HostOf(world, services).RunAsync(request)).GetAwaiter().GetResult();
        }
    }

    private static async Task<IEnumerable<string>> LeftAsync(ServiceProvider services)
    {
        var left = await services.GetRequiredService<CredentialRegister>().ListLeftAsync(CancellationToken.None);
        return left.Select(one => one.CredentialId!);
    }

    private static RotationRequest RequestFor(
        SecretReference secret,
        string version,
        bool leak,
        PolicySettings policy,
        DateTimeOffset at
    )
    {
        var subject = secret.At(version);
        return new RotationRequest(
            RotationId.For(subject),
            subject,
            leak ? policy.ForLeak() : policy,
            leak ? RotationMode.Leak : RotationMode.Routine,
            RotationTrigger.NearExpiry,
            "event-grid",
            at
        );
    }

    private static World Seed(Schedule schedule)
    {
        var world = new World(schedule, new SkippingTime(Start));
        for (var number = 0; number < schedule.OldCredentials; number++)
        {
            world.Credentials[$"old{number}"] = new(world.NewValue(), "somebody", Start.AddDays(-80 + number));
        }

        var tags = new Dictionary<string, string>
        {
            [ManagedTags.Source] = SourceWord(schedule),
            [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
            [ManagedTags.ResourceId] = "client",
            [ManagedTags.Credential] = schedule.Tag switch
            {
                TagOfOld.Right => "old0",
                TagOfOld.SomebodyElses when schedule.OldCredentials > 1 => "old1",
                _ => "gone",
            },
        };
        if (schedule.Held)
        {
            tags[ManagedTags.Hold] = Hold.Person;
        }

        for (var slot = 0; slot < schedule.Slots; slot++)
        {
            tags[$"{ManagedTags.SlotPrefix}{slot + 1}"] = $"{ModelSlot.Kind}:{slot}";
            world.Slots[$"{slot}"] = world.Values[0];
        }

        world.Versions.Add(new("v0", world.Values[0], tags, Start.AddDays(-80)));
        if (schedule.Source == SourceShape.External)
        {
            // Its writer sees to it that both work for a while.
            world.Credentials["elsewhere"] = new(world.NewValue(), "somebody", Start);
            world.Versions.Add(new("v1", world.Credentials["elsewhere"].Value, tags, Start));
        }
        else
        {
            SeedOthers(world, tags);
        }

        return world;
    }

    /// <summary>Where there are more credentials, another secret of this installation and one of another installation hold them.</summary>
    private static void SeedOthers(World world, Dictionary<string, string> tags)
    {
        foreach (var (secret, number) in new[] { (Second, 2), (Theirs, 3) })
        {
            if (world.Credentials.TryGetValue($"old{number}", out var held))
            {
                var own = tags.Where(tag => !tag.Key.StartsWith(ManagedTags.SlotPrefix, StringComparison.Ordinal)).ToDictionary();
                own[ManagedTags.Credential] = $"old{number}";
                world.OtherVersions[secret] = [new("v0", held.Value, own, Start.AddDays(-80))];
            }
        }
    }

    /// <summary>The registry itself treats what comes from elsewhere in its own way.</summary>
    private static string SourceWord(Schedule schedule) =>
        schedule.Source == SourceShape.External ? ManagedTags.External : "model";

    private static ServiceProvider Services(World world, ModelStore store, string installation) =>
        new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddRotatorApplication()
            .AddSingleton<TimeProvider>(world.Time)
            .AddSingleton<ILedgerStore>(store)
            .AddSingleton<ISecretVault>(new ModelVault(world))
            .AddSingleton<INotifier, SilentNotifier>()
            .AddKeyedSingleton<ICredentialSource>(SourceWord(world.Schedule), new ModelTenant(world, installation))
            .AddKeyedSingleton<ISlot>(ModelSlot.Kind, new ModelSlot(world))
            .BuildServiceProvider();

    private sealed class SilentNotifier : INotifier
    {
        public Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct) => Task.CompletedTask;

        public Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct) =>
            Task.CompletedTask;

        public Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct) => Task.CompletedTask;

        public Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct) => Task.CompletedTask;
    }
}
