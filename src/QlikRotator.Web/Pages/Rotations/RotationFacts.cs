using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>A rotation's row in words.</summary>
internal static class RotationFacts
{
    public static IEnumerable<NoticeFact> Of(RotationRecord record) =>
        [
            new("Secret", record.Subject.ToSecret().ToString()),
            new("Version replaced", record.Subject.Version),
            new("Family", record.Source),
            new("Tenant", record.Tenant),
            new("Policy", $"{record.Policy}, {record.Mode} mode, attempt {record.Attempt}"),
            new("Asked for by", $"{record.RequestedBy}: {WhyNow.Of(record.Trigger)}"),
            new("Began", When.Text(record.StartedAt)),
            .. record.Outcome is { } outcome ? Of(outcome, record.ConcludedAt) : [],
        ];

    private static IEnumerable<NoticeFact> Of(RotationOutcome outcome, DateTimeOffset? ended) =>
        [
            new("Ended", When.Text(ended) ?? "–"),
            new("Why", $"{outcome.Reason.Code}: {outcome.Reason.Message}"),
            .. Credential("Old credential", outcome.OldCredentialId, Old(outcome)),
            .. Credential("New credential", outcome.New?.CredentialId, New(outcome)),
            .. outcome.Slots.Select(slot => new NoticeFact("Slot", $"{slot.Slot}: {slot.Reason.Message}")),
        ];

    private static IEnumerable<NoticeFact> Credential(string label, string? id, string state) =>
        id is null ? [] : [new(label, $"{id}, {state}")];

    /// <summary>A rotation that gave the old value back tries neither credential at its end, and knows both all the same.</summary>
    private static string Old(RotationOutcome outcome) =>
        outcome switch
        {
            { OldRefused: null, Kind: OutcomeKind.Refused } => "still in use",
            { OldRefused: null, Kind: OutcomeKind.Restored } => "in use again",
            _ => Word(outcome.OldRefused, "refused", "still accepted"),
        };

    private static string New(RotationOutcome outcome) =>
        outcome is { NewAccepted: null, Kind: OutcomeKind.Restored }
            ? "deleted"
            : Word(outcome.NewAccepted, "accepted", "refused");

    private static string Word(bool? answer, string yes, string no) =>
        answer switch
        {
            true => yes,
            false => no,
            null => "not tried",
        };
}
