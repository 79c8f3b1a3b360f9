namespace QlikRotator.Simulators.KeyVault.Secrets;

/// <summary>One secret's versions in the order in which they were set; guarded by its store's lock.</summary>
internal sealed class SecretHistory(string name)
{
    private readonly List<SimulatedSecretVersion> versions = [];

    public string Name => name;

    /// <summary>The last one set, whatever its dates: dates have whole seconds, so they cannot tell.</summary>
    public SimulatedSecretVersion Latest => versions[^1];

    public IReadOnlyList<SimulatedSecretVersion> Snapshot() => [.. versions];

    public void Append(SimulatedSecretVersion version) => versions.Add(version);

    public SimulatedSecretVersion? Find(string? version) =>
        string.IsNullOrEmpty(version)
            ? Latest
            : versions.Find(known => string.Equals(known.Version, version, StringComparison.OrdinalIgnoreCase));

    public void Replace(SimulatedSecretVersion changed) =>
        versions[versions.FindIndex(known => string.Equals(known.Version, changed.Version, StringComparison.Ordinal))] = changed;
}
