using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.TestSupport.Qlik;

/// <summary>A vault with one secret in it: the one the rotator signs in with.</summary>
internal sealed class OneSecretVault(string name, string value) : ISecretVault, ISecretRegistry
{
    private static readonly Uri Address = new("https://contoso.vault.azure.net");

    private int _reads;

    public string Value { get; set; } = value;

    public int Reads => Volatile.Read(ref _reads);

    private SecretVersionInfo Info { get; } =
        new(new(Address, name, "1"), new Dictionary<string, string>(), DateTimeOffset.UnixEpoch, null, true, null);

    public Task<Result<SecretVersionInfo>> FindAsync(string wanted, CancellationToken ct) =>
        Task.FromResult<Result<SecretVersionInfo>>(wanted == name ? Info : new Reason("SecretNotFound", $"No '{wanted}'."));

    public Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult<Result<StoredSecret>>(
            secret.Name == name
                ? new StoredSecret(Info, new SecretValue(Value))
                : new Reason("SecretNotFound", $"No '{secret.Name}'.")
        );
    }

    public Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw new NotSupportedException();

    public Task<SecretListing> ListManagedAsync(CancellationToken ct) => throw new NotSupportedException();
}
