using QlikRotator.Core;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>A tenant's OAuth clients and their secrets, as the rotator sees them. A no says what right is missing.</summary>
internal sealed class OAuthClientApi(QlikTenant tenant)
{
    /// <summary>As many as one page may have.</summary>
    private const int PageSize = 100;

    public async Task<QlikAnswer<OAuthClient>> ReadAsync(string clientId, CancellationToken ct) =>
        Explained(await tenant.AsRotator.GetAsync<OAuthClient>(PathOf(clientId), ct));

    public async Task<QlikAnswer<QlikList<OAuthClient>>> ListAsync(CancellationToken ct) =>
        Explained(await tenant.AsRotator.ListAsync<OAuthClient>($"{tenant.OAuthClientsPath}?limit={PageSize}", ct));

    /// <summary>Not idempotent; a yes without hint and value is as good as a lost answer.</summary>
    public async Task<QlikAnswer<CreatedSecret>> CreateSecretAsync(string clientId, CancellationToken ct) =>
        Explained(
            await tenant.AsRotator.ReadAsync<CreatedSecret>(
                QlikRequest.Post(SecretsPathOf(clientId)),
                secret => secret is { Hint: not null, ClientSecret: not null },
                ct
            )
        );

    public async Task<QlikAnswer> DeleteSecretAsync(string clientId, string hint, CancellationToken ct)
    {
        var request = QlikRequest.Delete($"{SecretsPathOf(clientId)}/{QlikPath.Escaped(hint)}");
        var answer = await tenant.AsRotator.SendAsync(request, ct);
        return new QlikAnswer(answer.Status, answer.Error, WhyNot(answer));
    }

    private QlikAnswer<T> Explained<T>(QlikAnswer<T> answer)
        where T : class => new(answer.Status, answer.Value, answer.Error, WhyNot(answer));

    private Reason? WhyNot(QlikAnswer answer) => ClientRights.WhyNot(answer, tenant.IsOrganization);

    private string PathOf(string clientId) => $"{tenant.OAuthClientsPath}/{QlikPath.Escaped(clientId)}";

    private string SecretsPathOf(string clientId) => $"{PathOf(clientId)}/client-secrets";
}
