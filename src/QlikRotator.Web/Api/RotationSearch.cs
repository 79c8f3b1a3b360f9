using System.Runtime.CompilerServices;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <param name="Next">Where to go on, as the place of the last one that was looked at; null where there is nothing more.</param>
/// <param name="OnTo">When (UTC) the last one began that was looked at; null where all were.</param>
public sealed record FoundRotations(IReadOnlyList<RotationRecord> Rows, string? Next, DateTimeOffset? OnTo);

/// <summary>
/// Finds rotations, the newest first, a page at a time. However rare what is asked for, a page looks at so many and no more, and says
/// where to go on: history may be long, and nobody reads all of it for a page.
/// </summary>
public sealed class RotationSearch(RotationIndex index, RotationLedger ledger)
{
    public const int MostLookedAt = 5_000;

    /// <param name="after">What the page before said in <see cref="FoundRotations.Next"/>; null for the beginning.</param>
    public async Task<FoundRotations> FindAsync(RotationQuery query, string? after, int limit, CancellationToken ct)
    {
        var rows = new List<RotationRecord>();
        RotationRecord? last = null;
        var looked = 0;
        await foreach (var one in Candidates(query, after, limit, ct))
        {
            if (rows.Count == limit || looked == MostLookedAt)
            {
                return new(rows, RotationIndex.PlaceOf(last!), last!.StartedAt);
            }

            (last, looked) = (one, looked + 1);
            if (query.Matches(one))
            {
                rows.Add(query.Running is true ? one : await index.NowAsync(one, ct));
            }
        }

        return new(rows, null, null);
    }

    private IAsyncEnumerable<RotationRecord> Candidates(RotationQuery query, string? after, int limit, CancellationToken ct) =>
        query is { Text: { } id } && RotationId.IsOne(id) ? OneAsync(id, after, ct)
        : query.Running is true
            ? index
                .ListOpenAsync(ct)
                .Where(one => after is null || string.CompareOrdinal(RotationIndex.PlaceOf(one), after) > 0)
                .OrderBy(RotationIndex.PlaceOf, StringComparer.Ordinal)
        : index.ListNewestAsync(
            query.From is { } from ? Midnight(from) : null,
            query.To is { } to && to < DateOnly.MaxValue ? Midnight(to.AddDays(1)) : null,
            after,
            query.IsNarrow ? 1_000 : limit + 1,
            ct
        );

    private async IAsyncEnumerable<RotationRecord> OneAsync(
        string id,
        string? after,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        if (after is null && await ledger.FindAsync(id, ct) is { } found)
        {
            yield return found;
        }
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
