using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Sweeping;

/// <summary>A registry of secrets made for the test, each 80 days old unless told otherwise.</summary>
internal sealed class SecretShelf(TimeProvider time) : ISecretRegistry
{
    private static readonly Uri Vault = new("https://contoso.vault.azure.net/");
    private readonly Dictionary<string, SecretVersionInfo> _secrets = new(StringComparer.Ordinal);

    /// <summary>Set while one of the vaults does not answer a listing.</summary>
    public bool Incomplete { get; set; }

    /// <summary>What the listing cannot read.</summary>
    public List<UnreadPlace> Unlisted { get; } = [];

    /// <summary>Names that cannot be looked up.</summary>
    public HashSet<string> Unreachable { get; } = new(StringComparer.Ordinal);

    /// <summary>Names whose vault says no to a look.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public SecretVersionInfo Put(
        string name,
        int expiresInDays,
        string version = "1111",
        string source = "oauth-client-secret",
        string tenant = "acme.eu.qlikcloud.com",
        string? policy = null,
        string? rotation = null
    )
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ManagedTags.Source] = source,
            [ManagedTags.Tenant] = tenant,
            [ManagedTags.ResourceId] = $"client-of-{name}",
            [ManagedTags.Policy] = policy ?? ManagedTags.DefaultPolicy,
        };
        if (rotation is not null)
        {
            tags[ManagedTags.Rotation] = rotation;
        }

        return Put(name, version, tags, expiresInDays);
    }

    public SecretVersionInfo Put(string name, string version, IReadOnlyDictionary<string, string> tags, int expiresInDays)
    {
        var expiry = time.GetUtcNow().AddDays(expiresInDays);
        var reference = new SecretVersionReference(Vault, name, version);
        return _secrets[name] = new(reference, tags, expiry.AddDays(-90), expiry, Enabled: true, ContentType: null);
    }

    public void Remove(string name) => _secrets.Remove(name);

    public Task<SecretListing> ListManagedAsync(CancellationToken ct) =>
        Task.FromResult(
            new SecretListing(
                [
                    .. _secrets.Values.Where(version =>
                        ManagedTags.IsManaged(version.Tags) && !Unlisted.Any(place => place.Covers(version.Reference.ToSecret()))
                    ),
                ],
                [
                    .. Incomplete
                        ? [new UnreadPlace(Vault, Name: null, Down().Reason, Passing: true)]
                        : Array.Empty<UnreadPlace>(),
                    .. Unlisted,
                ]
            )
        );

    public Task<Result<SecretVersionInfo>> FindAsync(string name, CancellationToken ct)
    {
        var bare = name.Split('/')[^1];
        return Unreachable.Contains(bare) ? throw Down()
            : Refused.Contains(bare) ? throw new VaultRefusedException(new Reason("VaultForbidden", "No."))
            : Task.FromResult(Find(bare));
    }

    private Result<SecretVersionInfo> Find(string name) =>
        _secrets.TryGetValue(name, out var found)
            ? found
            : new Reason("SecretNotFound", $"No configured vault has a secret named '{name}'.");

    private static TryAgainException Down() => new(new Reason("VaultUnreachable", "contoso.vault.azure.net gave no answer."));
}
