using Microsoft.AspNetCore.Http;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>How far a plan looks ahead, and whether it asks what is in the way.</summary>
/// <param name="Days">Counts where no day is named.</param>
/// <param name="Until">The last day (UTC).</param>
public sealed record PlanQuery(int Days, DateOnly? Until, bool Check)
{
    private const int Usual = 30;
    private const int Most = 3650;

    internal static Result<PlanQuery> Of(IQueryCollection query)
    {
        var days = ApiPage.NumberIn(query, "days", 0, Most);
        if (ApiPage.IsWrong(query, "days", days))
        {
            return ApiPage.Bad($"'days' takes a number from 0 to {Most}.");
        }

        if (!ApiPage.TryFlag(query, "check", out var check))
        {
            return ApiPage.Bad("'check' takes true or false.");
        }

        var until = RotationQuery.DayIn(query["until"]);
        return until is null && query["until"].ToString().Length > 0
            ? new Reason(WebCodes.BadDate, "Write 'until' as a day, for example 2026-12-31.")
            : new PlanQuery(days ?? Usual, until, check);
    }

    /// <summary>The end of the last day that is looked at.</summary>
    public DateTimeOffset EndOf(DateTimeOffset now) =>
        Until is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(1) : now.AddDays(Days);
}
