namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>Something that happened to a secret version. It names the version and never its value.</summary>
public sealed record VaultEvent
{
    /// <summary>The same in every copy and every attempt, so that a subscriber can tell duplicates.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString();

    public required VaultEventKind Kind { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The vault's resource id; CloudEvents calls it the source.</summary>
    public required string Topic { get; init; }

    public required string VaultName { get; init; }

    public required string SecretName { get; init; }

    public required string SecretVersion { get; init; }

    public required Uri SecretId { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? Expires { get; init; }
}
