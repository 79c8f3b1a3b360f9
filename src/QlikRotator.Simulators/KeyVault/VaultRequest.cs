namespace QlikRotator.Simulators.KeyVault;

/// <summary>One request the simulator answered: no query, no header, no body, so no value.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without its query.</param>
/// <param name="Status">The status the vault decided on; 0 where the connection was closed without an answer.</param>
public sealed record VaultRequest(string Method, string Path, int Status);
