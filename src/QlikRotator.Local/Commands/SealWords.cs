namespace QlikRotator.Local.Commands;

/// <summary>What each part of <c>verify-ledger</c> proves, and what could not be asked.</summary>
internal static class SealWords
{
    public static List<string> Summary(LedgerAnswer answer)
    {
        var seals = answer.Seals.Seals;
        return
        [
            $"{answer.Rotations} rotations with {answer.Events} events, {answer.Broken.Count} broken chains: a whole chain proves that "
                + "its events are as they were added.",
            $"{answer.Unrecorded.Count} versions by unrecorded rotations: none proves that every rotation which wrote a version of the "
                + "vault is recorded.",
            $"{seals.Count} daily seals, {answer.Seals.Broken.Count()} broken: a whole one proves that the ledger up to its day, every "
                + "rotation included, is what was hashed then.",
            $"{seals.Count(one => one.Signed == true)} with the signature of the rotator's key: nobody without the right to use that key "
                + "made them.",
            $"{seals.Count(one => one.Archived == true)} also in {answer.Seals.Archive ?? "no other place"}: what is there was put there "
                + "before it could be changed, even by the rotator itself.",
            .. answer.Seals.Unchecked.Select(one => $"Not checked: {one}"),
        ];
    }
}
