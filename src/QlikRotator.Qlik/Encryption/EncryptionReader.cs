using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Encryption;

/// <summary>Reads which key encrypts a tenant. Nothing here is ever changed: a wrong step would lock the tenant.</summary>
internal static class EncryptionReader
{
    private const string Path = "/api/v1/encryption/keyproviders";

    /// <summary>The tenant wraps this list in <c>errors</c>, although it is none.</summary>
    public static Task<QlikAnswer<KeyProviderPage>> ReadKeysAsync(QlikClient client, CancellationToken ct) =>
        client.GetAsync<KeyProviderPage>(Path, ct);

    /// <summary>The last migration from key to key; a tenant that never had one answers 404.</summary>
    public static Task<QlikAnswer<Migration>> ReadMigrationAsync(QlikClient client, CancellationToken ct) =>
        client.GetAsync<Migration>($"{Path}/migration/actions/details", ct);
}

internal sealed record KeyProviderPage(List<KeyProvider>? Errors, List<KeyProvider>? Data)
{
    public IReadOnlyList<KeyProvider> Keys => Errors ?? Data ?? [];
}

internal sealed record KeyProvider(
    string? Name,
    string? Keyprovider,
    string? ArnFingerPrint,
    bool? Current,
    bool? MultiRegion,
    DateTimeOffset? CreatedAt
);

internal sealed record Migration(string? State, double? Progress, DateTimeOffset? CompletedAt);
