using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Credentials;

/// <summary>Deletes what an earlier run of this rotation created and lost. What cannot be told apart
/// stops an open intent, and is left alone where ours is known.</summary>
internal sealed class StrayCollector(RotationLedger ledger, IntentLog intents)
{
    /// <returns>What the tenant lists afterwards.</returns>
    public async Task<SourceState> CollectAsync(Issuer issuer, string rotationId, CancellationToken ct)
    {
        var state = await issuer.InspectAsync(ct);
        if (await intents.FindAsync(rotationId, ct) is not { } intent)
        {
            return state;
        }

        if (state is { Refusal: { } unreadable, Credentials: [] })
        {
            // An empty list that comes with a no shows nothing: what was created may be there all the same.
            throw new TryAgainException(unreadable);
        }

        var verdict = IntentDiff.Judge(intent, state);
        if (verdict.Undecidable is { } undecidable && intent.CredentialId is null)
        {
            throw new StepFailedException("StrayCollector", undecidable);
        }

        foreach (var orphan in verdict.Orphans)
        {
            await DeleteAsync(issuer, rotationId, orphan, ct);
        }

        return verdict.Orphans.Count == 0 ? state : await issuer.InspectAsync(ct);
    }

    private async Task DeleteAsync(Issuer issuer, string rotationId, string orphan, CancellationToken ct)
    {
        var deleted = await issuer.DeleteAsync(orphan, ct);
        if (!deleted.Gone)
        {
            throw new StepFailedException("StrayCollector", deleted.Reason);
        }

        var entry = new LedgerEntry(
            $"stray-{orphan}",
            "rotator",
            "StrayDeleted",
            $"Credential {orphan} was created but its value was lost"
        );
        await ledger.NoteAsync(rotationId, entry, ct);
    }
}
