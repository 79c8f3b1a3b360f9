namespace QlikRotator.Core.Rotation;

/// <summary>What became of one slot, in the words of its tag.</summary>
public sealed record SlotState(string Slot, bool Good, Reason Reason);

/// <summary>The slots in order. Delivery stops at the first that fails; the ones after it keep the old value.</summary>
public sealed record DeliverResult(IReadOnlyList<SlotState> Slots)
{
    public static DeliverResult Nothing { get; } = new([]);

    /// <summary>Somebody cancelled before anything was delivered.</summary>
    public Reason? Cancelled { get; init; }

    public Reason? Failure => Cancelled ?? Slots.FirstOrDefault(slot => !slot.Good)?.Reason;
}
