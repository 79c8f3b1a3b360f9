using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

/// <summary>Reads the ledger, whichever process runs the rotation.</summary>
internal sealed class LocalRotations(RotationLedger ledger, RotationIndex index) : IRotations
{
    private const int Page = 500;

    public TimeSpan LookEvery { get; } = TimeSpan.FromMilliseconds(150);

    public async Task<RotationList> NewestAsync(int most, CancellationToken ct)
    {
        var newest = await index.ListNewestAsync(null, null, null, most + 1, ct).Take(most + 1).ToListAsync(ct);
        var shown = await Task.WhenAll(newest.Take(most).Select(one => index.NowAsync(one, ct)));
        return new(newest.Count > most ? null : newest.Count, [.. shown.Select(RotationRow.Of)], Next: null);
    }

    public async Task<RotationDetails?> FindAsync(string text, CancellationToken ct)
    {
        var newest = await index
            .ListNewestAsync(null, null, null, Page, ct)
            .FirstOrDefaultAsync(one => RotationMatch.Fits(one.Subject.Name, one.RotationId, text), ct);
        return newest is null ? null : await ReadAsync(newest.RotationId, ct);
    }

    public async Task<RotationDetails?> ReadAsync(string rotationId, CancellationToken ct) =>
        await ledger.FindAsync(rotationId, ct) is { } record ? await WithEventsAsync(record, ct) : null;

    private async Task<RotationDetails> WithEventsAsync(RotationRecord record, CancellationToken ct) =>
        new(RotationRow.Of(record), await ledger.EventsAsync(record.RotationId, ct).ToListAsync(ct));
}
