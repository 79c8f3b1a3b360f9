using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.TestSupport.Starting;

/// <summary>A vault that knows older versions and takes tags; nothing that starts a rotation may read or write a value.</summary>
internal sealed class VersionsBefore : ISecretVault, IVersionTags
{
    public List<SecretVersionInfo> Older { get; } = [];

    public List<SecretVersionInfo> Tagged { get; } = [];

    /// <summary>How often the versions were asked for.</summary>
    public int Listed { get; private set; }

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct)
    {
        Listed++;
        return Task.FromResult<IReadOnlyList<SecretVersionInfo>>([.. Older]);
    }

    public Task<Result<SecretVersionInfo>> TagAsync(
        SecretVersionReference newest,
        IReadOnlyDictionary<string, string> tags,
        DateTimeOffset expiresOn,
        CancellationToken ct
    )
    {
        Tagged.Add(new SecretVersionInfo(newest, tags, StartingRig.Now, expiresOn, Enabled: true, ContentType: null));
        return Task.FromResult<Result<SecretVersionInfo>>(Tagged[^1]);
    }

    public Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct) =>
        throw Untouchable;

    public Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    ) => throw Untouchable;

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw Untouchable;

    private static InvalidOperationException Untouchable => new("Starting a rotation touches no value.");
}
