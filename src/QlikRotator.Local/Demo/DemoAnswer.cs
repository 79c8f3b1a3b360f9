using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Demo;

/// <param name="ValuesFoundOutsideVault">How often a value was found in ledger, journal, logs, traces or on the screen.</param>
internal sealed record DemoAnswer(IReadOnlyList<DemoRotation> Rotations, int ValuesFoundOutsideVault)
{
    public bool Good => ValuesFoundOutsideVault == 0 && Rotations.All(rotation => rotation.Good);
}

/// <param name="OldRefused">The old value, tried by the demo itself; null where no tenant issued it, so that none can refuse it.</param>
/// <param name="NewAccepted">The vault's newest value, tried by the demo itself; null like the old one.</param>
/// <param name="QlikCalls">Requests the tenant received for this rotation.</param>
/// <param name="QlikWrites">Of these, the ones that change something.</param>
/// <param name="Slots">What the rotation says of every place that holds the value, checked by the demo itself.</param>
internal sealed record DemoRotation(
    SecretReference Secret,
    string Family,
    string Tenant,
    OutcomeKind Outcome,
    bool? OldRefused,
    bool? NewAccepted,
    int QlikCalls,
    int QlikWrites,
    IReadOnlyList<SlotState> Slots
)
{
    /// <summary>How often a consumer that read the vault meanwhile was refused.</summary>
    public int ProbeRefusals { get; init; }

    /// <summary>As the outcome says: after a rotation the old one is dead, after a restoration it is the one that works.</summary>
    public bool Good =>
        ProbeRefusals == 0
        && Outcome switch
        {
            OutcomeKind.Rotated => OldRefused == true && NewAccepted == true && Slots.All(slot => slot.Good),
            OutcomeKind.Delivered => OldRefused is null && NewAccepted is null && Slots.All(slot => slot.Good),
            OutcomeKind.Restored => OldRefused == false && NewAccepted == true,
            _ => false,
        };
}
