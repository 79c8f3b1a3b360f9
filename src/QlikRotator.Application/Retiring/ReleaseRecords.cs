using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Retiring;

/// <summary>A person's word that a secret's consumers read the vault.</summary>
/// <param name="Version">The version that was the newest then.</param>
/// <param name="At">UTC.</param>
public sealed record ReleaseRecord(SecretReference Secret, string Version, string By, DateTimeOffset At, string? Why);

/// <summary>Who released which secret last, in the ledger: the tag itself is gone then.</summary>
public sealed class ReleaseRecords(ILedgerStore store)
{
    private const string Partition = "releases";

    public Task KeepAsync(ReleaseRecord record, CancellationToken ct) =>
        store.ChangeAsync<ReleaseRecord>(KeyOf(record.Secret), _ => record, ct);

    /// <returns>Null where nobody has.</returns>
    public async Task<ReleaseRecord?> FindAsync(SecretReference secret, CancellationToken ct) =>
        (await store.ReadAsync<ReleaseRecord>(KeyOf(secret), ct))?.Value;

    private static DocumentKey KeyOf(SecretReference secret) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.ToString())))[..40]);
}
