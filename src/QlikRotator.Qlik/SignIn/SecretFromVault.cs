using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ports;

namespace QlikRotator.Qlik.SignIn;

/// <summary>A client secret, read from the vault at each sign-in: so the rotator can rotate its own client.</summary>
internal sealed class SecretFromVault(TenantOptions tenant, ISecretRegistry registry, ISecretVault vault) : IClientAuthentication
{
    public string? Scope => tenant.Auth.Scope;

    public async Task<ClientProof> ProveAsync(CancellationToken ct)
    {
        var found = await registry.FindAsync(tenant.Auth.Secret ?? "", ct);
        if (found.Version is not { } newest)
        {
            return Unreadable(found.Problem);
        }

        var read = await vault.ReadAsync(newest.Reference.ToSecret(), version: null, ct);
        return read.Value is { } secret
            ? new ClientProof(new TokenRequest(tenant.Auth.ClientId) { ClientSecret = secret }, null)
            : Unreadable(read.Problem);
    }

    private ClientProof Unreadable(Reason? problem) =>
        new(
            null,
            new Reason(
                "SignInSecretUnreadable",
                $"The secret '{tenant.Auth.Secret}' that signs in to {tenant.Host} cannot be read: {problem}"
            )
        );
}
