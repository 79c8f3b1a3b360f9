namespace QlikRotator.Core.Registry;

/// <summary>A Key Vault secret by vault address and name, without a version.</summary>
public sealed record SecretReference(Uri Vault, string Name)
{
    public SecretVersionReference At(string version) => new(Vault, Name, version);

    /// <summary>Whether somebody may mean it by a name, or by <c>vault/name</c>.</summary>
    public bool IsCalled(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase) || ToString().Equals(name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{Vault.Authority}/{Name}";
}

/// <summary>One version of a Key Vault secret: what crosses steps, queues and logs in place of a value.</summary>
public sealed record SecretVersionReference(Uri Vault, string Name, string Version)
{
    public SecretReference ToSecret() => new(Vault, Name);

    public override string ToString() => $"{Vault.Authority}/{Name}/{Version}";
}
