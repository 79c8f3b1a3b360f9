using System.Text.Json.Nodes;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.SignIn;
using QlikRotator.Qlik.Users;

namespace QlikRotator.Qlik.Tenants;

/// <summary>One tenant, to be called as whoever a call needs to be.</summary>
internal sealed class QlikTenant(
    TenantOptions settings,
    TenantHttp http,
    TokenEndpoint tokenEndpoint,
    TenantTokens tokens,
    TimeProvider time
)
{
    private QlikUser? _self;

    public string Host => settings.Host;

    public TenantOptions Settings => settings;

    public string OAuthClientsPath =>
        settings.OAuthClientsPath ?? (IsOrganization ? "/api/core/oauth-clients" : "/api/v1/oauth-clients");

    /// <summary>No tenant: OAuth clients are all that it has.</summary>
    public bool IsOrganization => settings.IsOrganization();

    /// <summary>For tokens that are asked for as a proof.</summary>
    public ProofTokens ProofTokens { get; } = new(tokenEndpoint, takesBack: !settings.IsOrganization());

    /// <summary>As the rotator's own OAuth client.</summary>
    public QlikClient AsRotator { get; } = new(http, new SignedInBearer(tokens, SignInAs.Rotator));

    public ActingOwners Owners { get; } = new(time);

    /// <summary>The rotator's own user and the tenant's id, asked for once: neither changes. Null where the tenant does not say, as an
    /// organization never does.</summary>
    public async Task<QlikUser?> SelfAsync(CancellationToken ct) =>
        IsOrganization ? null : _self ??= (await QlikUser.MeAsync(AsRotator, ct)).Value;

    /// <summary>As a user, by an impersonation token. The rotator's client needs that grant.</summary>
    public QlikClient AsUser(string userId, string scope) => new(http, new SignedInBearer(tokens, new SignInAs(userId, scope)));

    /// <summary>Triggers an automation by its token, as a consumer does: signed in as nobody.</summary>
    public async Task<QlikAnswer> TriggerAsync(string path, SecretValue executionToken, JsonNode payload, CancellationToken ct) =>
        (await http.SendAsync(QlikRequest.Trigger(path, executionToken, payload), bearer: null, ct)).Answer;

    /// <summary>As whoever holds this API key.</summary>
    public QlikClient As(SecretValue apiKey) => new(http, new FixedBearer(apiKey));
}
