using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>
/// Places that work with one value each: they hold it, or read the version they are told of. A broken one takes values and then does not
/// work with any but the old one.
/// </summary>
internal sealed class ModelSlot(World world) : ISlot
{
    public const string Kind = "model";

    public Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct) => world.Call(() => Task.FromResult(Good));

    public Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct) =>
        world.Call(() =>
        {
            world.Slots[call.Slot.Target] = world.Schedule.Told ? ReadBy(call) : value.Reveal();
            return Task.FromResult(Good);
        });

    public Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct) =>
        world.Call(() =>
        {
            var held = world.Slots[call.Slot.Target];
            var broken = call.Slot.Target == world.Schedule.BrokenSlot?.ToString() && held != world.Values[0];
            return Task.FromResult(broken || held != value.Reveal() ? Bad : Good);
        });

    /// <summary>A consumer that is told of a version which is not there or cannot be read goes on with what it has.</summary>
    private string ReadBy(SlotCall call) =>
        world.Versions.FirstOrDefault(version => version.Enabled && version.Name == call.Version.Version)?.Value
        ?? world.Slots[call.Slot.Target];

    private static SlotCheck Good => new(true, true, new("Good", "It works."));

    private static SlotCheck Bad => new(false, true, new("Bad", "It does not work."));
}
