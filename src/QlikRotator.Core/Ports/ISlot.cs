using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Core.Ports;

/// <summary>
/// A kind of place that holds a copy of a value: one implementation per kind. Delivering the same value again changes nothing,
/// and delivering the previous value is how a slot is restored. What may pass is <see cref="Workflow.TryAgainException"/>.
/// </summary>
public interface ISlot
{
    /// <summary>Says whether the slot could take a value, without changing it.</summary>
    Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct);

    /// <summary>Writes the value and makes sure that nothing else in the place changed.</summary>
    Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct);

    /// <summary>Says whether the place works with the value it holds.</summary>
    Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct);
}

/// <param name="Tenant">Host the slot lives at.</param>
/// <param name="Version">The version being delivered, for slots that pass on a reference.</param>
public sealed record SlotCall(
    SlotReference Slot,
    string Tenant,
    ManagedSecret Secret,
    SecretVersionReference Version,
    string RotationId
)
{
    /// <summary>What was read for this call already; a slot that writes reads anew and keeps that.</summary>
    public StepMemory Memory { get; init; } = new();
}

public sealed record SlotCheck(bool Good, bool Provable, Reason Reason);
