namespace QlikRotator.Simulators.KeyVault;

/// <summary>A request that carries a good token.</summary>
public sealed record VaultCall(string Method, string Path);
