namespace QlikRotator.Application.Auditing;

/// <summary>What is known of one day's seal.</summary>
/// <param name="InLedger">Null where the ledger has none.</param>
/// <param name="InArchive">Every different seal of that day that the archive holds, in the order they came.</param>
/// <param name="Expected">Whether the archive was in use by then, so that it must hold the seal; null where it could not be read.</param>
/// <param name="Root">What the ledger gives today.</param>
/// <param name="Signed">Null where the signature could not be checked.</param>
internal sealed record SealEvidence(
    LedgerSeal? InLedger,
    IReadOnlyList<LedgerSeal> InArchive,
    bool? Expected,
    LedgerRoot Root,
    bool? Signed
)
{
    /// <summary>The one that was made in time: the archive's first, which nobody can change.</summary>
    public LedgerSeal Seal => InArchive is [var first, ..] ? first : InLedger!;

    public CheckedSeal Judge() => new(Seal.Until, Seal.Rotations, FindBroken(), Signed, IsArchived());

    private bool? IsArchived() =>
        InArchive.Count > 0 ? true
        : Expected is null ? null
        : false;

    private string? FindBroken() =>
        this switch
        {
            { InArchive.Count: > 1 } => "The archive holds more than one seal of this day. The first one was made in time.",
            { InLedger: null } => "The archive holds a seal of this day, and the ledger no longer does.",
            { InArchive.Count: 0, Expected: true } =>
                "The ledger has a seal of this day, and the archive has not: it was made later.",
            { InArchive.Count: 1 } when InArchive[0] != InLedger =>
                "The ledger's seal of this day is not the one in the archive.",
            _ when !Seal.IsOf(Root) => $"{Seal.Rotations} rotations were sealed; the ledger up to then is not what it was.",
            { Signed: false } => "Its signature is not that of the rotator's key.",
            _ => null,
        };
}
