using System.Globalization;

namespace QlikRotator.Application.Settings;

/// <summary>The words of <see cref="PolicyOptions.RetireNotBefore"/>.</summary>
/// <param name="AtExpiry">True for the old value's own end; null otherwise.</param>
/// <param name="Day">The beginning of a day (UTC); null otherwise.</param>
internal sealed record RetireDate(bool? AtExpiry, DateTimeOffset? Day)
{
    public const string Expiry = "expiry";
    public const string Soak = "soak";

    /// <summary>Null where it cannot be read.</summary>
    public static RetireDate? Read(string? text) =>
        text is null || text.Equals(Soak, StringComparison.OrdinalIgnoreCase) ? new(null, null)
        : text.Equals(Expiry, StringComparison.OrdinalIgnoreCase) ? new(true, null)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(null, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))
        : null;
}
