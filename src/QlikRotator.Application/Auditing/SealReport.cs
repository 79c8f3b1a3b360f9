using System.Text.Json.Serialization;

namespace QlikRotator.Application.Auditing;

/// <param name="Broken">What is wrong with it; null where nothing that could be checked is.</param>
/// <param name="Signed">Whether the signature is that of the rotator's key; null where that could not be checked.</param>
/// <param name="Archived">Whether the archive holds this very seal; null where that could not be checked.</param>
public sealed record CheckedSeal(DateTimeOffset Until, int Rotations, string? Broken, bool? Signed, bool? Archived);

/// <summary>What the daily seals say about the ledger.</summary>
/// <param name="Seals">One for each day that has one, in the ledger or in the archive, oldest first.</param>
/// <param name="Archive">Where the seals are kept beside the ledger; null for nowhere.</param>
/// <param name="Unchecked">What could not be checked, and why, in sentences.</param>
/// <param name="Unreadable">Where something stands in place of a seal that is none, in sentences.</param>
public sealed record SealReport(
    IReadOnlyList<CheckedSeal> Seals,
    string? Archive,
    IReadOnlyList<string> Unchecked,
    IReadOnlyList<string> Unreadable
)
{
    [JsonIgnore]
    public bool IsWhole => Unreadable.Count == 0 && !Broken.Any();

    [JsonIgnore]
    public IEnumerable<CheckedSeal> Broken => Seals.Where(one => one.Broken is not null);

    /// <summary>The seal that covers a moment: the first one made after it. Null where the day has none yet.</summary>
    public CheckedSeal? Covering(DateTimeOffset at) => Seals.FirstOrDefault(one => at < one.Until);
}
