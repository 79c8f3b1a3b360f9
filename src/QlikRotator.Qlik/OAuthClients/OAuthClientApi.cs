using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>A tenant's OAuth clients and their secrets, as the rotator sees them.</summary>
internal sealed class OAuthClientApi(QlikTenant tenant)
{
    /// <summary>As many as one page may have.</summary>
    private const int PageSize = 100;

    public Task<QlikAnswer<OAuthClient>> ReadAsync(string clientId, CancellationToken ct) =>
        tenant.AsRotator.GetAsync<OAuthClient>(PathOf(clientId), ct);

    public Task<QlikAnswer<QlikList<OAuthClient>>> ListAsync(CancellationToken ct) =>
        tenant.AsRotator.ListAsync<OAuthClient>($"{tenant.OAuthClientsPath}?limit={PageSize}", ct);

    /// <summary>Not idempotent; a yes without hint and value is as good as a lost answer.</summary>
    public Task<QlikAnswer<CreatedSecret>> CreateSecretAsync(string clientId, CancellationToken ct) =>
        tenant.AsRotator.ReadAsync<CreatedSecret>(
            QlikRequest.Post(SecretsPathOf(clientId)),
            secret => secret is { Hint: not null, ClientSecret: not null },
            ct
        );

    public Task<QlikAnswer> DeleteSecretAsync(string clientId, string hint, CancellationToken ct) =>
        tenant.AsRotator.SendAsync(QlikRequest.Delete($"{SecretsPathOf(clientId)}/{QlikPath.Escaped(hint)}"), ct);

    private string PathOf(string clientId) => $"{tenant.OAuthClientsPath}/{QlikPath.Escaped(clientId)}";

    private string SecretsPathOf(string clientId) => $"{PathOf(clientId)}/client-secrets";
}
