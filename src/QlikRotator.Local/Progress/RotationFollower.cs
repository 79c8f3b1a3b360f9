using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>Reads a rotation's progress from the ledger, whichever process runs it.</summary>
internal sealed class RotationFollower(RotationLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(150);

    /// <summary>Follows until the rotation has ended, or until <paramref name="interrupted"/> says that somebody is to be asked.</summary>
    public async Task<RotationRecord> FollowAsync(
        string rotationId,
        IRotationDisplay display,
        Func<Task<bool>> interrupted,
        CancellationToken ct
    )
    {
        while (true)
        {
            var record = await ledger.FindAsync(rotationId, ct);
            var events = await ledger.EventsAsync(rotationId, ct).ToListAsync(ct);
            if (record is not null)
            {
                display.Show(record, events);
                if (record.Outcome is not null || await interrupted())
                {
                    return record;
                }
            }

            await Task.Delay(LookEvery, time, ct);
        }
    }
}
