using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Starting;

public enum CancelResult
{
    /// <summary>Recorded. The rotation gives the old value back at its next look.</summary>
    Requested,

    /// <summary>It has ended already.</summary>
    TooLate,

    NotFound,
}

/// <summary>Stops a rotation that runs: the wish is in the ledger before anything else happens.</summary>
public sealed class Cancellation(RotationLedger ledger, FollowUp after)
{
    public async Task<CancelResult> RequestAsync(
        string rotationId,
        string by,
        string why,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var record = await ledger.FindAsync(rotationId, ct);
        if (record is null || record.Outcome is not null)
        {
            return record is null ? CancelResult.NotFound : CancelResult.TooLate;
        }

        why = FreeText.Shorten(why);
        await ledger.RequestCancelAsync(rotationId, new Reason(ApplicationCodes.Cancelled, $"{by}: {why}"), ct);
        var entry = new LedgerEntry("Cancel", by, "CancelRequested", why);
        await after.TryAsync("note", rotationId, () => ledger.NoteAsync(rotationId, entry, ct));
        await after.TryAsync("nudge", rotationId, () => host.NudgeAsync(rotationId, ct));
        return CancelResult.Requested;
    }
}
