using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Demo;

/// <param name="ValuesFoundOutsideVault">How often a value was found in ledger, journal, logs, traces or on the screen.</param>
internal sealed record DemoAnswer(IReadOnlyList<DemoRotation> Rotations, int ValuesFoundOutsideVault)
{
    public bool Good => ValuesFoundOutsideVault == 0 && Rotations.All(rotation => rotation.Good);
}

/// <param name="OldRefused">The old value, tried by the demo itself.</param>
/// <param name="NewAccepted">The vault's newest value, tried by the demo itself.</param>
/// <param name="QlikCalls">Requests the tenant received for this rotation.</param>
/// <param name="QlikWrites">Of these, the ones that change something.</param>
internal sealed record DemoRotation(
    string Secret,
    string Source,
    string Tenant,
    OutcomeKind Outcome,
    bool OldRefused,
    bool NewAccepted,
    int QlikCalls,
    int QlikWrites,
    IReadOnlyList<SlotState> Slots
)
{
    /// <summary>As the outcome says: after a rotation the old one is dead, after a restoration it is the one that works.</summary>
    public bool Good =>
        NewAccepted
        && Outcome switch
        {
            OutcomeKind.Rotated => OldRefused,
            OutcomeKind.Restored => !OldRefused,
            _ => false,
        };
}
