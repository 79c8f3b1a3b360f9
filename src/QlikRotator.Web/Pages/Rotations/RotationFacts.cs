using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>A rotation's row in words.</summary>
internal static class RotationFacts
{
    public static IEnumerable<NoticeFact> Of(RotationRecord record, DateTimeOffset now) =>
        [
            new("Vault", record.Subject.Vault.Authority),
            new("Tenant", record.Tenant),
            new("Family", record.Source),
            new("Policy", record.Policy),
            new("Started by", WhoAsked.Of(record.RequestedBy, record.Trigger)),
            .. record.Mode == RotationMode.Leak
                ? [new NoticeFact("Mode", "leak: only what the policy asks is waited for")]
                : (NoticeFact[])[],
            .. record.Attempt > 1 ? [new NoticeFact("Attempt", $"{record.Attempt}")] : (NoticeFact[])[],
            new("Began", When.Text(record.StartedAt)),
            record.ConcludedAt is { } ended
                ? new("Took", $"{Words.Span(ended - record.StartedAt)}, until {When.Text(ended)}")
                : new("Runs for", Words.Span(now - record.StartedAt)),
        ];

    /// <summary>A rotation that gave the old value back tries neither credential at its end, and knows both all the same.</summary>
    public static string OldState(RotationOutcome outcome) =>
        outcome switch
        {
            { OldRefused: null, Kind: OutcomeKind.Refused } => "still in use",
            { OldRefused: null, Kind: OutcomeKind.Restored } => "in use again",
            { OldRefused: true } => "deleted; the tenant refuses it",
            { OldRefused: false } => "the tenant still accepts it",
            _ => "not deleted",
        };

    public static string NewState(RotationOutcome outcome) =>
        outcome switch
        {
            { NewAccepted: null, Kind: OutcomeKind.Restored } => "deleted",
            { NewAccepted: true } => "in use; the tenant accepts it",
            { NewAccepted: false } => "the tenant refuses it",
            _ => "in the vault, not tried again",
        };
}
