using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.OwnSecrets;

/// <summary>
/// A secret of the rotator's own. It is looked for in one place only, so that nobody who may write to another vault can put theirs
/// in its place. Read each time it is used, so it can be replaced at any time.
/// </summary>
public sealed class NamedSecret(IOptions<RotatorOptions> options, ISecretVault vault)
{
    /// <param name="name">A name in the own vault, or the full address of a secret there.</param>
    public async Task<Result<SecretValue>> ReadAsync(string name, CancellationToken ct) =>
        OwnVault.Find(options.Value) is not { } own
            ? new Reason(ApplicationCodes.OwnVaultMissing, $"No vault is configured that could hold the secret '{name}'.")
        : OwnVault.NameIn(own, name) is not { } bare
            ? new Reason(
                ApplicationCodes.NotInOwnVault,
                $"'{name}' is no secret of {own.Authority}, the vault of the rotator's own secrets."
            )
        : (await vault.ReadAsync(new SecretReference(own, bare), version: null, ct)).Map(stored => stored.Value);
}
