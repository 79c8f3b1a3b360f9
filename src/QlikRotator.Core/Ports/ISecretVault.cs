using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Core.Ports;

/// <summary>
/// Key Vault, as the steps need it. Throttling, outages and lost answers are <see cref="Workflow.TryAgainException"/>;
/// what Key Vault says no to is a reason.
/// </summary>
public interface ISecretVault
{
    /// <param name="version">Null for the newest.</param>
    Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct);

    /// <summary>
    /// Writes a new version and returns it. Not idempotent: a lost answer may leave a second version with the same value, so
    /// callers look for their own version (tag <c>qlik-rotation</c>) first.
    /// </summary>
    Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    );

    /// <summary>All versions, newest first, disabled ones included.</summary>
    Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct);

    /// <summary>Makes a version unreadable for consumers. Doing it again changes nothing.</summary>
    Task DisableAsync(SecretVersionReference version, CancellationToken ct);
}

/// <summary>The list of managed secrets: Key Vault itself.</summary>
public interface ISecretRegistry
{
    /// <summary>
    /// The newest version of every secret that carries <c>qlik-source</c>, in every configured vault. What cannot be read is named
    /// beside it, and hides nothing else.
    /// </summary>
    Task<SecretListing> ListManagedAsync(CancellationToken ct);

    /// <summary>
    /// The newest version of one secret, managed or not, in whichever configured vault holds it; a reason if none or several do.
    /// </summary>
    /// <param name="name"><c>name</c>, or <c>vault/name</c> with the vault's host (or its first label).</param>
    Task<Result<SecretVersionInfo>> FindAsync(string name, CancellationToken ct);
}

/// <param name="Unread">What may hold more managed secrets, and could not be read.</param>
public sealed record SecretListing(IReadOnlyList<SecretVersionInfo> Managed, IReadOnlyList<UnreadPlace> Unread);

public sealed record NewVersion(IReadOnlyDictionary<string, string> Tags, DateTimeOffset ExpiresOn, string? ContentType);

/// <summary>A version of a secret as it was read, with its value.</summary>
public sealed record StoredSecret(SecretVersionInfo Info, SecretValue Value);
