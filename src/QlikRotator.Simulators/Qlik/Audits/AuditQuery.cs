using System.Globalization;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Audits;

/// <summary>What an audit list is narrowed to.</summary>
internal sealed record AuditQuery(string? Type, string? UserId, string? Source, DateTimeOffset From, DateTimeOffset Until)
{
    public static AuditQuery? Read(ApiCall call)
    {
        var range = (call.Query("eventTime") ?? "0001-01-01T00:00:00Z/9999-12-31T00:00:00Z").Split('/');
        return range is [var start, var end] && Parse(start) is { } from && Parse(end) is { } until
            ? new AuditQuery(call.Query("eventType"), call.Query("userId"), call.Query("source"), from, until)
            : null;
    }

    public bool Matches(AuditEvent item) =>
        (Type ?? item.Type) == item.Type
        && (UserId ?? item.UserId) == item.UserId
        && (Source ?? item.Source) == item.Source
        && item.Time >= From
        && item.Time <= Until;

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
