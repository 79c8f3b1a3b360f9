namespace QlikRotator.Web.Pages.Plan;

/// <summary>One day of a month's picture: where it stands, how full it is, and which families make it so.</summary>
/// <param name="Level">0 for nothing, 4 for the fullest days of the whole calendar.</param>
public sealed record CalendarCell(DateOnly Day, int Column, int Row, int Level, DueDay? Due);

/// <summary>One month, weeks from Monday to Sunday.</summary>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<CalendarCell> Cells)
{
    public int Total { get; } = Cells.Sum(cell => cell.Due?.Total ?? 0);

    public int Rows { get; } = Cells[^1].Row + 1;

    public int Of(string family) => Cells.Sum(cell => cell.Due?.Families.GetValueOrDefault(family) ?? 0);

    public static IReadOnlyList<CalendarMonth> All(IReadOnlyDictionary<DateOnly, DueDay> due, DateTimeOffset now, int months)
    {
        var first = new DateOnly(now.Year, now.Month, 1);
        var most = due.Values.Select(one => one.Total).DefaultIfEmpty().Max();
        return [.. Enumerable.Range(0, months).Select(number => Of(first.AddMonths(number), due, most))];
    }

    private static CalendarMonth Of(DateOnly first, IReadOnlyDictionary<DateOnly, DueDay> due, int most)
    {
        var before = ((int)first.DayOfWeek + 6) % 7;
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays);
        return new(
            first,
            [
                .. days.Select(day =>
                {
                    var place = before + day.Day - 1;
                    var found = due.GetValueOrDefault(day);
                    return new CalendarCell(day, place % 7, place / 7, LevelOf(found?.Total ?? 0, most), found);
                }),
            ]
        );
    }

    private static int LevelOf(int count, int most) => count == 0 ? 0 : Math.Clamp((int)Math.Ceiling(4.0 * count / most), 1, 4);
}
