using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Inventory;

/// <summary>What is under management, as it was when it was last looked at.</summary>
public sealed class KnownSecrets(ILedgerStore store)
{
    private const string Partition = "known-secrets";

    public async Task<IReadOnlyList<KnownSecret>> ListAsync(CancellationToken ct) =>
        await store.ListAsync(Partition, ct).Select(document => Documents.Parse<KnownSecret>(document.Json)).ToListAsync(ct);

    public Task RememberAsync(KnownSecret known, CancellationToken ct) =>
        store.ChangeAsync<KnownSecret>(KeyOf(known.Secret), found => found == known ? found : known, ct);

    /// <summary>Remembers a secret that is new here; one that is known stays as it is.</summary>
    public Task MeetAsync(KnownSecret met, CancellationToken ct) =>
        store.ChangeAsync<KnownSecret>(KeyOf(met.Secret), found => found ?? met, ct);

    /// <summary>Remembers those that are new here, as they are.</summary>
    public async Task MeetAsync(IEnumerable<ManagedSecret> secrets, CancellationToken ct)
    {
        var known = (await ListAsync(ct)).Select(one => one.Secret).ToHashSet();
        foreach (var secret in secrets.Where(secret => !known.Contains(secret.Secret)))
        {
            await MeetAsync(new KnownSecret(secret.Secret, secret.Source, secret.Newest.Version), ct);
        }
    }

    public Task ForgetAsync(SecretReference secret, CancellationToken ct) => store.DeleteAsync(KeyOf(secret), ct);

    private static DocumentKey KeyOf(SecretReference secret) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret.ToString())))[..40]);
}
