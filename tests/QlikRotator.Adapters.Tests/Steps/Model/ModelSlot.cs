using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Adapters.Tests.Steps.Model;

/// <summary>Places that hold one value each. A broken one takes values and then does not work with any but the old one.</summary>
internal sealed class ModelSlot(World world) : ISlot
{
    public const string Kind = "model";

    public Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct) => world.Call(() => Task.FromResult(Good));

    public Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct) =>
        world.Call(() =>
        {
            world.Slots[call.Slot.Target] = value.Reveal();
            return Task.FromResult(Good);
        });

    public Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct) =>
        world.Call(() =>
        {
            var held = world.Slots[call.Slot.Target];
            var broken = call.Slot.Target == world.Schedule.BrokenSlot?.ToString() && held != world.Values[0];
            return Task.FromResult(broken || held != value.Reveal() ? Bad : Good);
        });

    private static SlotCheck Good => new(true, true, new("Good", "It works."));

    private static SlotCheck Bad => new(false, true, new("Bad", "It does not work."));
}
