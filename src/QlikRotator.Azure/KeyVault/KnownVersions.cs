using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Security.KeyVault.Secrets;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>
/// Which version of each secret was the newest when it was last looked up, and what the listing said of the secret then. A listing names
/// no versions, but it changes with each new one: what it says again needs no look. Kept in the ledger for other processes and
/// the next start.
/// </summary>
internal sealed class KnownVersions(ILedgerStore store, TimeProvider time)
{
    /// <summary>
    /// Dates have whole seconds, so that two versions of one second look the same: what changed a moment ago is looked up again. Longer
    /// than clocks differ.
    /// </summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Uri, ConcurrentDictionary<string, VersionRecord>> _vaults = new();

    /// <summary>
    /// Comes before the others of a listing: reads what other processes found, once. While the ledger cannot be reached nothing is known,
    /// and every secret is looked up.
    /// </summary>
    public async Task LoadAsync(Uri vault, CancellationToken ct)
    {
        if (_vaults.ContainsKey(vault))
        {
            return;
        }

        try
        {
            var known = new ConcurrentDictionary<string, VersionRecord>(StringComparer.OrdinalIgnoreCase);
            await foreach (var document in store.ListAsync(Partition(vault), ct))
            {
                known[document.Key.Row] = Documents.Parse<VersionRecord>(document.Json);
            }

            _vaults.TryAdd(vault, known);
        }
        catch (TryAgainException)
        {
            _vaults.TryRemove(vault, out _);
        }
    }

    /// <summary>The newest version of a secret that is as it was; null where somebody has to look.</summary>
    public SecretVersionInfo? Find(Uri vault, SecretProperties listed) =>
        _vaults.GetValueOrDefault(vault)?.GetValueOrDefault(listed.Name) is { } known && known.Mark == MarkOf(listed)
            ? listed.ToInfo(vault, known.Version)
            : null;

    public async Task KeepAsync(Uri vault, SecretProperties listed, SecretVersionInfo newest, CancellationToken ct)
    {
        var isYoung = time.GetUtcNow() - (listed.UpdatedOn ?? DateTimeOffset.MaxValue) < Doubt;
        if (isYoung || _vaults.GetValueOrDefault(vault) is not { } known)
        {
            return;
        }

        var record = new VersionRecord(newest.Reference.Version, MarkOf(listed));
        known[listed.Name] = record;
        var key = new DocumentKey(Partition(vault), listed.Name.ToLowerInvariant());
        try
        {
            await store.ChangeAsync<VersionRecord>(key, found => found == record ? found : record, ct);
        }
        catch (TryAgainException)
        {
            // Only a look that is not saved: it is loaded anew once the ledger answers.
            _vaults.TryRemove(vault, out _);
        }
    }

    /// <summary>Everything a listing says of a secret, as a fingerprint.</summary>
    public static string MarkOf(SecretProperties properties)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{properties.CreatedOn:O} {properties.UpdatedOn:O} {properties.ExpiresOn:O} ");
        text.Append(CultureInfo.InvariantCulture, $"{properties.Enabled} {properties.ContentType}");
        foreach (var (name, value) in properties.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{name}={value}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    private static string Partition(Uri vault) => $"versions-{vault.Authority.ToLowerInvariant()}";

    private sealed record VersionRecord(string Version, string Mark);
}
