using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>Finds the rotation a person means: by id, by the beginning of one, or by its secret's name.</summary>
internal sealed class RotationFinder(RotationLedger ledger)
{
    private const int ShortestBeginning = 4;

    /// <returns>The newest that fits; null where none does.</returns>
    public async Task<RotationRecord?> FindAsync(string text, CancellationToken ct) =>
        await ledger.ListAsync(ct).Where(record => Fits(record, text)).OrderBy(record => record.StartedAt).LastOrDefaultAsync(ct);

    private static bool Fits(RotationRecord record, string text) =>
        record.Subject.Name.Equals(text, StringComparison.OrdinalIgnoreCase)
        || (text.Length >= ShortestBeginning && record.RotationId.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
