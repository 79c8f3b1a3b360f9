using System.Security.Cryptography;
using System.Text.Json;

namespace QlikRotator.Core.Ledger;

/// <summary>Who did what, when and why.</summary>
/// <param name="Key">Names the event within its rotation: noting the same key again changes nothing, so a re-run step notes once.</param>
public sealed record LedgerEntry(string Key, string Actor, string What, string Why)
{
    /// <summary>What the rotation's row said then, see <see cref="RowFacts"/>; null where the event says nothing about the row.</summary>
    public string? Facts { get; init; }
}

/// <summary>An entry in its place in a rotation's chain: each hash covers the one before, so a changed or missing row shows.</summary>
public sealed record LedgerEvent(
    string RotationId,
    int Sequence,
    DateTimeOffset At,
    LedgerEntry Entry,
    string PreviousHash,
    string Hash
)
{
    public const string FirstPreviousHash = "0000000000000000000000000000000000000000000000000000000000000000";

    public static LedgerEvent After(LedgerEvent? previous, string rotationId, LedgerEntry entry, DateTimeOffset at)
    {
        var unsealed = new LedgerEvent(
            rotationId,
            (previous?.Sequence ?? 0) + 1,
            at,
            entry,
            previous?.Hash ?? FirstPreviousHash,
            Hash: ""
        );
        return unsealed with { Hash = unsealed.Seal() };
    }

    /// <summary>Whether this event is unchanged and follows <paramref name="previous"/>.</summary>
    public bool Follows(LedgerEvent? previous) =>
        Sequence == (previous?.Sequence ?? 0) + 1
        && PreviousHash == (previous?.Hash ?? FirstPreviousHash)
        && Hash == (this with { Hash = "" }).Seal();

    private string Seal() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, RotatorJson.Options)));
}
