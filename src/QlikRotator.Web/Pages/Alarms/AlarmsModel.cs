using QlikRotator.Application.Watching;

namespace QlikRotator.Web.Pages.Alarms;

/// <summary>What is on, and what was.</summary>
/// <param name="Proof">Seals the forms; null for readers who may not acknowledge.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record AlarmsModel(
    IReadOnlyList<AlarmRecord> On,
    IReadOnlyList<AlarmRecord> Past,
    string? Proof,
    string? Complaint
);
