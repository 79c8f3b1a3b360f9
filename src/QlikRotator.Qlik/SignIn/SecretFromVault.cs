using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Core;

namespace QlikRotator.Qlik.SignIn;

/// <summary>A client secret, read from the vault at each sign-in: so the rotator can rotate its own client.</summary>
internal sealed class SecretFromVault(TenantOptions tenant, NamedSecret secrets) : IClientAuthentication
{
    public string? Scope => tenant.Auth.Scope;

    public async Task<Result<TokenRequest>> ProveAsync(CancellationToken ct)
    {
        var read = await secrets.ReadAsync(tenant.Auth.Secret ?? "", ct);
        return read.TryGet(out var secret, out var problem)
            ? new TokenRequest(tenant.Auth.ClientId) { ClientSecret = secret }
            : new Reason(
                QlikCodes.SignInSecretUnreadable,
                $"The secret '{tenant.Auth.Secret}' that signs in to {tenant.Host} cannot be read: {problem}"
            );
    }
}
