using QlikRotator.Core.Ports;

namespace QlikRotator.Application.OwnSecrets;

/// <summary>A secret of the rotator's own, by name. Read each time it is used, so it can be replaced at any time.</summary>
public sealed class NamedSecret(ISecretRegistry registry, ISecretVault vault)
{
    public async Task<VaultRead> ReadAsync(string name, CancellationToken ct)
    {
        var found = await registry.FindAsync(name, ct);
        return found.Version is { } newest
            ? await vault.ReadAsync(newest.Reference.ToSecret(), version: null, ct)
            : new VaultRead(null, null, found.Problem);
    }
}
