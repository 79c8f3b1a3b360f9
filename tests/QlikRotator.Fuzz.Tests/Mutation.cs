using System.Text;
using CsCheck;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Breaks a good input in the ways that inputs break: bytes, slices, values of another kind, too much of something.</summary>
internal static class Mutation
{
    private const int MostChanges = 4;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "null",
            "{}",
            "[]",
            "\"",
            "-1",
            "1e999",
            "99999999999999999999",
            "true",
            "\0",
            "\r\n",
            "\\u0000",
            "\\uD800",
            "../",
            "%00",
            "?format=",
            "#/",
            "@",
            ":",
            ",",
            "=",
            "2026-13-45T99:99:99Z",
            "9999-12-31T23:59:59.9999999Z",
            "-10675199.02:48:05.4775808",
            "\u2028",
            "&a *a",
            new string('[', 5_000),
            new string('A', 20_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 300)),
        }.Select(Encoding.UTF8.GetBytes),
        [0xED, 0xA0, 0x80],
        [0xFF, 0xFE],
    ];

    public static Gen<(int Kind, int First, int Second)[]> Changes { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 100_000], Gen.Int[0, 100_000]).Array[1, MostChanges];

    public static Gen<byte[]> Of(IReadOnlyList<string> seeds) =>
        Gen.Select(Gen.Int[0, seeds.Count - 1], Changes, (seed, changes) => Apply(Encoding.UTF8.GetBytes(seeds[seed]), changes));

    public static byte[] Apply(byte[] bytes, (int Kind, int First, int Second)[] changes) =>
        changes.Aggregate(bytes, (broken, change) => Change(broken, change.Kind, change.First, change.Second));

    private static byte[] Change(byte[] bytes, int kind, int first, int second)
    {
        var at = bytes.Length == 0 ? 0 : first % bytes.Length;
        var length = bytes.Length == 0 ? 0 : second % (bytes.Length - at) % 40 + 1;
        return kind switch
        {
            0 when bytes.Length > 0 => [.. bytes[..at], (byte)second, .. bytes[(at + 1)..]],
            1 when bytes.Length > 0 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 when bytes.Length > 0 => [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]],
            3 => [.. bytes[..at], .. Pieces[second % Pieces.Length], .. bytes[at..]],
            4 => bytes[..at],
            _ => ReplaceValue(bytes, at, Pieces[second % Pieces.Length]),
        };
    }

    /// <summary>What stands behind the next colon or equals sign becomes something else.</summary>
    private static byte[] ReplaceValue(byte[] bytes, int from, byte[] piece)
    {
        var mark = Array.FindIndex(bytes, from, one => one is (byte)':' or (byte)'=');
        if (mark < 0)
        {
            return [.. bytes, .. piece];
        }

        var end = Array.FindIndex(bytes, mark + 1, one => one is (byte)',' or (byte)'}' or (byte)'\n');
        return [.. bytes[..(mark + 1)], .. piece, .. end < 0 ? [] : bytes[end..]];
    }
}
