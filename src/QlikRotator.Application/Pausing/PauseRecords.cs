using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Pausing;

/// <summary>A person's word that nothing is to start a secret's rotations.</summary>
/// <param name="Before">What the tag <c>qlik-schedule</c> said before; null where there was none.</param>
/// <param name="At">UTC.</param>
/// <param name="Why">In the person's own words; null where they gave none.</param>
/// <param name="ResumedBy">Who ended it; null while it lasts.</param>
public sealed record PauseRecord(
    SecretReference Secret,
    string? Before,
    string By,
    DateTimeOffset At,
    string? Why,
    string? ResumedBy = null,
    DateTimeOffset? ResumedAt = null
);

/// <summary>Who paused which secret last, in the ledger: the tag says only that it is paused.</summary>
public sealed class PauseRecords(ILedgerStore store)
{
    private const string Partition = "pauses";

    public Task KeepAsync(PauseRecord record, CancellationToken ct) =>
        store.ChangeAsync<PauseRecord>(KeyOf(record.Secret), _ => record, ct);

    /// <returns>Null where nobody has.</returns>
    public async Task<PauseRecord?> FindAsync(SecretReference secret, CancellationToken ct) =>
        (await store.ReadAsync<PauseRecord>(KeyOf(secret), ct))?.Value;

    private static DocumentKey KeyOf(SecretReference secret) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.ToString())))[..40]);
}
