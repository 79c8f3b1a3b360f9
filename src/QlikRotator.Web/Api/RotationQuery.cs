using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <summary>Which rotations a reader wants, as it stands in the address of the page and of the API.</summary>
/// <param name="Text">Part of the secret's name or vault, or the beginning of the rotation's id.</param>
/// <param name="State">How it ended; null for any.</param>
/// <param name="Running">True for those that have not ended; null for any.</param>
/// <param name="From">First day (UTC) on which it began.</param>
/// <param name="To">Last day (UTC) on which it began.</param>
public sealed record RotationQuery(string? Text, string? Tenant, OutcomeKind? State, bool? Running, DateOnly? From, DateOnly? To)
{
    public const string RunningState = "running";
    private const string Day = "yyyy-MM-dd";

    /// <summary>What could not be read; null where everything could.</summary>
    public string? Complaint => Problem?.Message;

    /// <inheritdoc cref="Complaint"/>
    public Reason? Problem { get; private init; }

    public static RotationQuery Of(IQueryCollection query)
    {
        var state = Field(query, "state");
        var running = Field(query, "running");
        OutcomeKind? outcome =
            Enum.TryParse<OutcomeKind>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        var isRunning =
            state == RunningState || running == "true" ? true
            : running == "false" ? false
            : (bool?)null;
        var from = DayIn(Field(query, "from"));
        var to = DayIn(Field(query, "to"));
        return new(Field(query, "q"), Field(query, "tenant"), outcome, isRunning, from, to)
        {
            Problem =
                state is not null && state != RunningState && outcome is null
                    ? ApiPage.Bad($"'state' takes {RunningState} or one of {string.Join(", ", Enum.GetNames<OutcomeKind>())}.")
                : running is not (null or "true" or "false") ? ApiPage.Bad("'running' takes true or false.")
                : (Field(query, "from") is not null && from is null) || (Field(query, "to") is not null && to is null)
                    ? new(WebCodes.BadDate, $"Write dates as {Day}, for example 2026-03-31.")
                : null,
        };
    }

    /// <summary>Whether it may match few of those that began on its days.</summary>
    public bool IsNarrow => Text is not null || Tenant is not null || State is not null || Running is not null;

    public bool Matches(RotationRecord record) =>
        (
            Text is null
            || Contains(record.Subject.ToSecret().ToString())
            || record.RotationId.StartsWith(Text, StringComparison.OrdinalIgnoreCase)
        )
        && (Tenant is null || Tenant.Equals(record.Tenant, StringComparison.OrdinalIgnoreCase))
        && (State is null || record.Outcome?.Kind == State)
        && (Running is null || Running == record.Outcome is null)
        && !(DateOnly.FromDateTime(record.StartedAt.UtcDateTime) < From)
        && !(DateOnly.FromDateTime(record.StartedAt.UtcDateTime) > To);

    private bool Contains(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);

    public static DateOnly? DayIn(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Field(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
