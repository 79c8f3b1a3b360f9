namespace QlikRotator.Core.Rotation;

public sealed record UndoInput(StagedRotation Rotation, Reason Why);

/// <summary>Whether the old value is the newest version again and back in every slot, proved.</summary>
public sealed record RestoreResult(bool Restored, IReadOnlyList<SlotState> Slots, Reason Reason);

/// <summary>Whether the new credential is gone at Qlik.</summary>
public sealed record DiscardResult(bool Discarded, Reason Reason);
