using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Rotating;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>One rotation played to its end, with all that is needed to judge it.</summary>
internal sealed record ModelRun(World World, RotationOutcome Outcome, IReadOnlyList<string> Steps, IReadOnlyList<string> Written)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

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

    public static async Task<ModelRun> PlayAsync(Schedule schedule)
    {
        var world = Seed(schedule);
        var store = new ModelStore(world);
        await using var services = Services(world, store);
        var host = new ModelHost(world, services.GetRequiredService<StepTable>(), services.GetRequiredService<RotationLedger>());
        var subject = World.Secret.At(world.Newest.Name);
        var request = new RotationRequest(
            RotationId.For(subject),
            subject,
            schedule.Leak ? Policy.ForLeak() : Policy,
            schedule.Leak ? RotationMode.Leak : RotationMode.Routine,
            RotationTrigger.NearExpiry,
            "event-grid",
            Start
        );
        var outcome = await host.RunAsync(request);
        return new ModelRun(world, outcome, host.StepsRun, [.. store.Everything, .. host.Journal]);
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
            [ManagedTags.Credential] = schedule.RightTag ? "old0" : "gone",
        };
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

        return world;
    }

    /// <summary>The registry itself treats what comes from elsewhere in its own way.</summary>
    private static string SourceWord(Schedule schedule) =>
        schedule.Source == SourceShape.External ? ManagedTags.External : "model";

    private static ServiceProvider Services(World world, ModelStore store) =>
        new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddRotatorApplication()
            .AddSingleton<TimeProvider>(world.Time)
            .AddSingleton<ILedgerStore>(store)
            .AddSingleton<ISecretVault>(new ModelVault(world))
            .AddSingleton<INotifier, SilentNotifier>()
            .AddKeyedSingleton<ICredentialSource>(SourceWord(world.Schedule), new ModelTenant(world))
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
