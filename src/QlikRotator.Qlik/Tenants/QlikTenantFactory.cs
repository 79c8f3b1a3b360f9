using Microsoft.Extensions.Logging;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.SignIn;

namespace QlikRotator.Qlik.Tenants;

/// <summary>Puts a tenant's client together from its settings.</summary>
internal sealed class QlikTenantFactory(
    IHttpClientFactory clients,
    NamedSecret secrets,
    IKeySigner signer,
    QlikTimings timings,
    TimeProvider time,
    ILoggerFactory loggers
)
{
    public QlikTenant Create(TenantOptions settings)
    {
        var logger = loggers.CreateLogger<TenantHttp>();
        var http = new TenantHttp(
            clients,
            new TenantAddress(settings),
            timings,
            new TierPauses(settings.Host, time),
            time,
            logger
        );
        var endpoint = new TokenEndpoint(http, time);
        return new QlikTenant(settings, http, endpoint, new TenantTokens(endpoint, AuthenticationOf(settings), time), time);
    }

    private IClientAuthentication AuthenticationOf(TenantOptions settings) =>
        settings.Auth.Kind == TenantAuthOptions.PrivateKeyJwt
            ? new PrivateKeyJwt(settings, signer, time)
            : new SecretFromVault(settings, secrets);
}
