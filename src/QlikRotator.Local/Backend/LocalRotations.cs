using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

/// <summary>Reads the ledger, whichever process runs the rotation.</summary>
internal sealed class LocalRotations(RotationLedger ledger) : IRotations
{
    public TimeSpan LookEvery { get; } = TimeSpan.FromMilliseconds(150);

    public async Task<RotationList> NewestAsync(int most, CancellationToken ct)
    {
        var all = await ledger.ListAsync(ct).ToListAsync(ct);
        return new(all.Count, [.. all.OrderByDescending(one => one.StartedAt).Take(most).Select(RotationRow.Of)], Next: null);
    }

    public async Task<RotationDetails?> FindAsync(string text, CancellationToken ct)
    {
        var newest = await ledger
            .ListAsync(ct)
            .Where(one => RotationMatch.Fits(one.Subject.Name, one.RotationId, text))
            .OrderBy(one => one.StartedAt)
            .LastOrDefaultAsync(ct);
        return newest is null ? null : await WithEventsAsync(newest, ct);
    }

    public async Task<RotationDetails?> ReadAsync(string rotationId, CancellationToken ct) =>
        await ledger.FindAsync(rotationId, ct) is { } record ? await WithEventsAsync(record, ct) : null;

    private async Task<RotationDetails> WithEventsAsync(RotationRecord record, CancellationToken ct) =>
        new(RotationRow.Of(record), await ledger.EventsAsync(record.RotationId, ct).ToListAsync(ct));
}
