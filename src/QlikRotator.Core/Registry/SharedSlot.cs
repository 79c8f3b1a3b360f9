namespace QlikRotator.Core.Registry;

/// <summary>A place that several managed secrets are delivered to: it holds the value of whichever came last.</summary>
/// <param name="Slot">As the first of them names it.</param>
public sealed record SharedSlot(SlotReference Slot, IReadOnlyList<SecretReference> Secrets, Reason Reason);
