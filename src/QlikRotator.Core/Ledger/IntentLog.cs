namespace QlikRotator.Core.Ledger;

/// <summary>What was about to be created. Written before a POST, kept until what came of it is known.</summary>
public sealed class IntentLog(ILedgerStore store, TimeProvider time)
{
    private const string Partition = "intents";

    private readonly Recollection<Stored<IntentRecord>?> _seen = new();

    public async Task<IntentRecord?> FindAsync(string rotationId, CancellationToken ct)
    {
        var found = await store.ReadAsync<IntentRecord>(Key(rotationId), ct);
        _seen.Keep(Key(rotationId), found);
        return found?.Value;
    }

    /// <summary>Opens the intent, or returns the one that is open already: the list before the first attempt is the one that counts.</summary>
    public async Task<IntentRecord> OpenAsync(string rotationId, IReadOnlyList<string> before, CancellationToken ct)
    {
        var opened = await store.ChangeAsync<IntentRecord>(
            Key(rotationId),
            found => found ?? new IntentRecord(rotationId, before, time.GetUtcNow(), CredentialId: null),
            _seen,
            ct
        );
        return opened!;
    }

    /// <summary>Records what the intent came to: from now on that credential is ours and kept.</summary>
    public Task SettleAsync(string rotationId, string credentialId, CancellationToken ct) =>
        store.ChangeAsync<IntentRecord>(
            Key(rotationId),
            found => found is null || found.CredentialId == credentialId ? found : found with { CredentialId = credentialId },
            _seen,
            ct
        );

    /// <summary>Ends an intent that left nothing behind.</summary>
    public Task CloseAsync(string rotationId, CancellationToken ct) => store.DeleteAsync(Key(rotationId), ct);

    private static DocumentKey Key(string rotationId) => new(Partition, rotationId);
}
