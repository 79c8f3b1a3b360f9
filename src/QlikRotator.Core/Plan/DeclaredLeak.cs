using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Plan;

/// <summary>The alarm about a leak that somebody declared: news each time, because a stolen key could declare one. Pure.</summary>
public static class DeclaredLeak
{
    /// <summary>The campaign that declared the leak, whose alarm is one for all its secrets; null where a person spoke of this one alone.</summary>
    public static string? CampaignOf(RotationRecord record) =>
        record.Leak is { } leak ? leak.Campaign
        : record.Mode == RotationMode.Leak ? record.Campaign
        : null;

    /// <summary>Null for a rotation that is none, or has ended.</summary>
    public static Alarm? Of(RotationRecord record) =>
        record is { Mode: RotationMode.Leak, Outcome: null } or { Leak: not null, Outcome: null }
            ? new(
                AlarmKind.LeakDeclared,
                record.Subject.ToSecret(),
                new(
                    CoreCodes.LeakDeclared,
                    $"{record.Leak?.By ?? record.RequestedBy} says that the value has leaked; rotation {record.RotationId} runs."
                )
            )
            {
                Occurrence = $"{record.RotationId} {record.Attempt}",
            }
            : null;
}
