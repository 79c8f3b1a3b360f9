namespace QlikRotator.Simulators.KeyVault;

/// <summary>What the vault holds about one version at the moment of asking, its value included.</summary>
public sealed record SimulatedSecretVersion
{
    public required string Name { get; init; }

    /// <summary>32 lower-case hex digits in no order: sorting by it says nothing about age.</summary>
    public required string Version { get; init; }

    public required string Value { get; init; }

    public string? ContentType { get; init; }

    public bool Enabled { get; init; } = true;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Null: never expires, so no event will ever announce it. An expired version stays readable.</summary>
    public DateTimeOffset? Expires { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>Name and version only: a value must not get into a log or a test report by accident.</summary>
    public override string ToString() => $"{Name}/{Version}";
}
