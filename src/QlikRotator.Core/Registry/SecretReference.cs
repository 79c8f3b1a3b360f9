namespace QlikRotator.Core.Registry;

/// <summary>A Key Vault secret by vault address and name, without a version.</summary>
public sealed record SecretReference(Uri Vault, string Name)
{
    public SecretVersionReference At(string version) => new(Vault, Name, version);

    public override string ToString() => $"{Vault.Authority}/{Name}";
}

/// <summary>One version of a Key Vault secret: what crosses steps, queues and logs in place of a value.</summary>
public sealed record SecretVersionReference(Uri Vault, string Name, string Version)
{
    public SecretReference ToSecret() => new(Vault, Name);

    public override string ToString() => $"{Vault.Authority}/{Name}/{Version}";
}
