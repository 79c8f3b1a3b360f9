namespace QlikRotator.Simulators.KeyVault.Secrets;

internal sealed record SecretDraft(string Value)
{
    public string? ContentType { get; init; }

    public bool Enabled { get; init; } = true;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public override string ToString() => "[secret]";
}
