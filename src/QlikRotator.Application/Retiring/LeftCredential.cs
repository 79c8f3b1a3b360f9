using QlikRotator.Core;
using QlikRotator.Core.Ownership;

namespace QlikRotator.Application.Retiring;

/// <summary>Which credential a person points at, among those that were left alive.</summary>
public sealed class LeftCredential(CredentialRegister register)
{
    /// <param name="secret">Name of the managed secret that left it, or <c>vault/name</c>.</param>
    /// <returns>It, or why it is not one.</returns>
    public async Task<Result<CredentialRecord>> FindAsync(string secret, string credentialId, CancellationToken ct)
    {
        var left = await register.ListLeftAsync(ct);
        return left.Where(one => one.CredentialId == credentialId && one.Secret.IsCalled(secret)).ToList() switch
        {
            [var one] => one,
            [] => new Reason(
                ApplicationCodes.NotLeft,
                $"Credential '{credentialId}' is not among what {secret} has left alive. The page of what is left and the command 'left' name those."
            ),
            _ => new Reason(
                ApplicationCodes.VaultUnclear,
                $"Several vaults have a secret '{secret}' that left it: name it as vault/name."
            ),
        };
    }
}
