using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>What happened to a credential at one moment.</summary>
/// <param name="Place">In per cent of the whole time.</param>
public sealed record LaneMark(string What, DateTimeOffset At, double Place);

/// <summary>The life of one credential during a rotation.</summary>
/// <param name="From">In per cent of the whole time, like <paramref name="To"/>.</param>
/// <param name="IsDead">It was deleted where the lane ends; otherwise it goes on.</param>
public sealed record Lane(string Title, string Name, double From, double To, bool IsDead, IReadOnlyList<LaneMark> Marks);

/// <summary>Old and new credential side by side in time.</summary>
/// <param name="Soak">From where to where both worked side by side and were watched; null where that was not.</param>
public sealed record Lanes(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Lane> All, (double From, double To)? Soak)
{
    private static readonly string[] OfTheNew = ["Issued", "Delivered", "Proved", "Discarded"];

    /// <summary>Null where no credential was created.</summary>
    public static Lanes? Of(RotationRecord record, IReadOnlyList<LedgerEvent> events, DateTimeOffset now)
    {
        var noted = events.Reverse().TakeWhile(one => one.Entry.What != RotationLedger.Started).Reverse().ToList();
        if (First(noted, "Issued") is not { } issued || record.Source == Core.Registry.ManagedTags.External)
        {
            return null;
        }

        var from = noted[0].At < issued.At ? noted[0].At : record.StartedAt;
        var end = record.ConcludedAt ?? now;
        var to = end > from ? end : from.AddSeconds(1);
        double Place(DateTimeOffset at) => Math.Clamp((at - from) / (to - from) * 100, 0, 100);

        var retired = record.Outcome is { OldRefused: true } ? First(noted, "Retired") : null;
        var discarded = First(noted, "Discarded");
        return new(
            from,
            to,
            [
                new(
                    "Old credential",
                    record.Outcome?.OldCredentialId ?? "",
                    0,
                    retired is null ? 100 : Place(retired.At),
                    retired is not null,
                    MarksOf(noted, ["Retired", "Restored"], Place)
                ),
                new(
                    "New credential",
                    record.Outcome?.New?.CredentialId ?? "",
                    Place(issued.At),
                    discarded is null ? 100 : Place(discarded.At),
                    discarded is not null,
                    MarksOf(noted, OfTheNew, Place)
                ),
            ],
            SoakOf(noted, issued, Place)
        );
    }

    private static (double From, double To)? SoakOf(
        List<LedgerEvent> noted,
        LedgerEvent issued,
        Func<DateTimeOffset, double> place
    )
    {
        var begin = First(noted, "Delivered") ?? issued;
        return noted.LastOrDefault(one => one.Entry.What == "Proved") is { } last && last.At > begin.At
            ? (place(begin.At), place(last.At))
            : null;
    }

    private static IReadOnlyList<LaneMark> MarksOf(List<LedgerEvent> noted, string[] what, Func<DateTimeOffset, double> place) =>
        [
            .. noted
                .Where(one => what.Contains(one.Entry.What, StringComparer.Ordinal) && one.Entry.Key != "Conclude")
                .Select(one => new LaneMark(one.Entry.What, one.At, place(one.At))),
        ];

    private static LedgerEvent? First(List<LedgerEvent> noted, string what) =>
        noted.FirstOrDefault(one => one.Entry.What == what);
}
