using System.Text.Json;
using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Auditing;

/// <summary>Holds the daily seals against the ledger as it is now, the rotator's key and the archive. Writes nothing.</summary>
public sealed class SealVerifier(
    ILedgerStore store,
    LedgerRoots roots,
    SealKey key,
    IEnumerable<IKeySigner> signers,
    ISealArchive archive
)
{
    /// <exception cref="TryAgainException">The ledger cannot be read. What else cannot be asked stands in the report.</exception>
    public async Task<SealReport> VerifyAsync(CancellationToken ct)
    {
        var notes = new SealNotes();
        var kept = await ReadLedgerAsync(notes, ct);
        var archived = await ReadArchiveAsync(notes, ct);
        var since = archived?.Count > 0 ? archived.Min(one => one.Until) : DateTimeOffset.MaxValue;
        var days = kept.Concat(archived ?? []).Select(one => one.Until).Distinct().Order().ToList();
        var signatures = new SealSignatures(key, signers.FirstOrDefault());
        var seals = new List<CheckedSeal>();
        foreach (var root in await roots.OfAsync(days, ct))
        {
            var evidence = new SealEvidence(
                kept.Find(one => one.Until == root.Until),
                [.. (archived ?? []).Where(one => one.Until == root.Until).Distinct()],
                archived is null ? null : root.Until >= since,
                root,
                Signed: null
            );
            seals.Add((evidence with { Signed = await signatures.CheckAsync(evidence.Seal, ct) }).Judge());
        }

        if (archived is not null && seals.Count(one => one.Until < since) is > 0 and var older)
        {
            notes.Unchecked.Add($"{older} seals are older than the first one in {archive.Place}, so they were not compared.");
        }

        return new(seals, archive.Place, [.. notes.Unchecked, .. signatures.Problems], notes.Unreadable);
    }

    private async Task<List<LedgerSeal>> ReadLedgerAsync(SealNotes notes, CancellationToken ct)
    {
        var lines = await store.ListAsync(LedgerSealer.Partition, ct).Select(one => one.Json).ToListAsync(ct);
        if (lines.Count == 0 && key.Address is null)
        {
            notes.Unchecked.Add("The ledger is not sealed: no tenant of the settings signs in with a key of Key Vault.");
        }

        return Parse(lines, "the ledger", notes);
    }

    /// <returns>Null where it could not be read, or there is none.</returns>
    private async Task<List<LedgerSeal>?> ReadArchiveAsync(SealNotes notes, CancellationToken ct)
    {
        if (archive.Place is not { } place)
        {
            notes.Unchecked.Add(
                "Seals are not kept elsewhere, so only the log can tell whether the ledger's own are the ones that were made."
            );
            return null;
        }

        try
        {
            return Parse(await archive.ReadAsync(ct).ToListAsync(ct), place, notes);
        }
        catch (TryAgainException later)
        {
            notes.Unchecked.Add($"The seals in {place} were not compared. {later.Reason.Message}");
            return null;
        }
    }

    private static List<LedgerSeal> Parse(List<string> lines, string place, SealNotes notes)
    {
        var seals = lines.Select(Parse).ToList();
        if (seals.Count(one => one is null) is > 0 and var unreadable)
        {
            notes.Unreadable.Add($"{unreadable} lines in {place} are no seals.");
        }

        return [.. seals.OfType<LedgerSeal>()];
    }

    private static LedgerSeal? Parse(string line)
    {
        try
        {
            return
                JsonSerializer.Deserialize<LedgerSeal>(line, RotatorJson.Options) is { Root: not null, Signature: not null } seal
                && seal.KeyId is { IsAbsoluteUri: true }
                ? seal
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class SealNotes
    {
        public List<string> Unchecked { get; } = [];

        public List<string> Unreadable { get; } = [];
    }
}
