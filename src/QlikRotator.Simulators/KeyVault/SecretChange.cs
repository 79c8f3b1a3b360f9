namespace QlikRotator.Simulators.KeyVault;

/// <summary>A change of one version's attributes. Null leaves as it is; tags given replace all tags.</summary>
public sealed record SecretChange
{
    public bool? Enabled { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? Expires { get; init; }
}
