using System.Globalization;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Audits;

/// <summary>Audit events: 90 days in the list, older ones in the archive.</summary>
internal static class AuditEndpoints
{
    private const string Path = "/api/v1/audits";

    private static readonly ListRules Rules = new(Path, Limit: 10, MaxLimit: 100, "next", "prev", Sort: "-eventTime");

    private static readonly Dictionary<string, Func<AuditEvent, string>> SortFields = new()
    {
        ["eventTime"] = item => item.Time.UtcDateTime.ToString("O"),
        ["eventType"] = item => item.Type,
        ["source"] = item => item.Source,
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.Traced, List) with
        {
            Tier = Tier.Audits,
        },
        ApiRoute.Get(Path + "/archive", ErrorShape.Traced, Archive) with
        {
            Tier = Tier.Audits,
        },
    ];

    private static Answer List(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return Answer.Forbidden("Audit events are for administrators.");
        }

        if (AuditQuery.Read(call) is not { } query)
        {
            return Answer.BadRequest("eventTime must be start/end in ISO 8601.");
        }

        return Page.Cut(call, Rules, call.Tenant.Audits.Recent.Where(query.Matches), SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(item => Show(call.Tenant, item)), links = page.Links })
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    private static Answer Archive(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return Answer.Forbidden("Audit events are for administrators.");
        }

        var events = call.Tenant.Audits.Archived;
        return DateOnly.TryParseExact(
            call.Query("date"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? Answer.Ok(
                new
                {
                    data = events.Where(e => DateOnly.FromDateTime(e.Time.UtcDateTime) == day).Select(e => Show(call.Tenant, e)),
                }
            )
            : Answer.BadRequest("date must be a date.");
    }

    private static object Show(QlikTenant tenant, AuditEvent item) =>
        new
        {
            id = item.Id,
            eventId = item.Id,
            eventType = item.Type,
            eventTime = item.Time,
            eventTypeVersion = "1.0.0",
            contentType = "application/json",
            source = item.Source,
            tenantId = tenant.Id,
            userId = item.UserId,
            data = item.Data,
            extensions = new { actor = new { sub = item.UserId, subType = "user" } },
            links = new { self = new { href = tenant.Link($"{Path}/{item.Id}") } },
        };
}
