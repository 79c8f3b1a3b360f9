using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Demo;

/// <summary>A place that holds a copy of a value.</summary>
/// <param name="Slot">As in the tag.</param>
/// <param name="Works">Whether the place works with the vault's newest value, asked past the rotator.</param>
internal sealed record DemoConsumer(string Slot, Func<SecretValue, bool> Works)
{
    /// <summary>What the rotator says of the slots, and no slot good that the demo does not see working.</summary>
    public static IReadOnlyList<SlotState> Judge(
        IReadOnlyList<DemoConsumer> consumers,
        IReadOnlyList<SlotState> told,
        SecretValue newest
    ) => [.. consumers.Select(consumer => consumer.Judge(told.FirstOrDefault(state => state.Slot == consumer.Slot), newest))];

    private SlotState Judge(SlotState? told, SecretValue newest) =>
        told is null ? new SlotState(Slot, false, new(LocalCodes.NotTold, "The rotation did not get to this slot."))
        : told.Good && !Works(newest)
            ? told with
            {
                Good = false,
                Reason = new(LocalCodes.DoesNotWork, "The rotation calls it good, and it does not work with the newest value."),
            }
        : told;
}
