using System.Buffers.Text;
using System.Text;

namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>A place in a sorted list that stays valid when items come and go.</summary>
internal sealed record Keyset(string Key, long Sequence)
{
    public static Keyset? Parse(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n', 2);
        return parts is [var sequence, var key] && long.TryParse(sequence, out var number) ? new Keyset(key, number) : null;
    }

    public string ToCursor() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Sequence}\n{Key}"));

    public int PlaceAgainst(Keyset other) =>
        string.CompareOrdinal(Key, other.Key) is var byKey and not 0 ? byKey : Sequence.CompareTo(other.Sequence);
}
