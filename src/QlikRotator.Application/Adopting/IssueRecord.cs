using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Adopting;

/// <summary>
/// Writes an issue at adoption into the ledger, as a rotation that replaced nothing and has ended: its version names it, and so does the
/// secret's history. Only once the value is stored: nobody is to go on with what a person may begin again.
/// </summary>
internal sealed class IssueRecord(RotationLedger ledger)
{
    public async Task WriteAsync(IssueSubject subject, SecretVersionInfo version, CancellationToken ct)
    {
        var id = subject.Request.RotationId;
        if (await ledger.FindAsync(id, ct) is { Outcome: not null })
        {
            return;
        }

        var made = new StagedCredential(
            version.Reference,
            version.Tags.GetValueOrDefault(ManagedTags.Credential),
            version.CreatedOn,
            version.ExpiresOn
        );
        var outcome = new RotationOutcome(
            OutcomeKind.Rotated,
            new(ApplicationCodes.Issued, "The secret was put under management with a new credential; nothing was replaced."),
            made,
            OldCredentialId: null,
            OldRefused: null,
            NewAccepted: true,
            []
        );
        await ledger.OpenAsync(subject.Request, subject.Secret, ct);
        await ledger.NoteAsync(
            id,
            new("Issue", "rotator", "Issued", $"Credential {made.CredentialId} is version {version.Reference.Version}"),
            ct
        );
        var facts = RowFacts.OfEnd(outcome);
        var end = new LedgerEntry($"Conclude-{facts[..12]}", "rotator", outcome.Kind.ToString(), outcome.Reason.ToString())
        {
            Facts = facts,
        };
        await ledger.NoteAsync(id, end, ct);
        await ledger.ConcludeAsync(id, outcome, ct);
    }
}
