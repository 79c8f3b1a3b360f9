using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// Copies of a rotation's row under other names, so that nobody reads all rotations there ever were to find some of them. They stand in
/// the same partition and are written in the same transaction. While a rotation runs, only its copy among the open ones follows it; the
/// others say what they said at its beginning, until it ends. Pure.
/// </summary>
internal static class IndexRows
{
    private const string Open = "open:";
    private const string ByTime = "time:";
    private const string BySecret = "secret:";
    private const string Latest = "last:";

    /// <summary>Rows of rotations, as opposed to their copies: an id is hexadecimal, and the names of copies begin with letters behind those digits.</summary>
    public static RowRange Rotations { get; } = new("", "g");

    public static RowRange OfOpen { get; } = RowRange.StartingWith(Open);

    public static RowRange OfLatest { get; } = RowRange.StartingWith(Latest);

    public static RowRange OfSecret(SecretReference secret) => RowRange.StartingWith($"{BySecret}{Digest(secret)}:");

    /// <summary>Newest first.</summary>
    /// <param name="from">Those that began at this moment or later (UTC); null for all.</param>
    /// <param name="to">Those that began before (UTC); null for all.</param>
    /// <param name="after">The place of one: only what is older.</param>
    public static RowRange OfTime(DateTimeOffset? from, DateTimeOffset? to, string? after)
    {
        var all = RowRange.StartingWith(ByTime);
        var first = to is { } end ? ByTime + Backwards(end.UtcTicks - 1) : all.From;
        var behind = after is null ? first : $"{ByTime}{after}.";
        return new(
            string.CompareOrdinal(behind, first) > 0 ? behind : first,
            from is { } start ? ByTime + Backwards(start.UtcTicks - 1) : all.Before
        );
    }

    /// <summary>Where a rotation stands among all, the newest first in ordinal order.</summary>
    public static string PlaceOf(RotationRecord record) => $"{Backwards(record.StartedAt.UtcTicks)}:{record.RotationId}";

    /// <summary>What a change of the rotation's row changes in its copies.</summary>
    public static IReadOnlyList<RowChange> Of(RotationRecord? before, RotationRecord after)
    {
        var copy = CopyOf(after);
        var isOpen = after.Outcome is null;
        if (isOpen && before is { Outcome: null })
        {
            return [new(Open + after.RotationId, copy)];
        }

        return
        [
            .. before is null || before.StartedAt == after.StartedAt
                ? []
                : Lasting(before).Select(row => new RowChange(row, null)),
            .. isOpen ? [new(Open + after.RotationId, copy)]
            : before is { Outcome: null } ? [new(Open + after.RotationId, null)]
            : (RowChange[])[],
            .. Lasting(after).Append(Latest + Digest(after.Subject.ToSecret())).Select(row => new RowChange(row, copy)),
        ];
    }

    public static string CopyOf(RotationRecord record) => Documents.Format(record with { Run = null, Leases = null });

    /// <summary>The row of the copy by which history is listed.</summary>
    public static string InTime(RotationRecord record) => $"{ByTime}{PlaceOf(record)}";

    private static string[] Lasting(RotationRecord record) =>
        [InTime(record), $"{BySecret}{Digest(record.Subject.ToSecret())}:{PlaceOf(record)}"];

    private static string Backwards(long utcTicks) =>
        (DateTime.MaxValue.Ticks - utcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static string Digest(SecretReference secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.ToString())))[..40];
}
