using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.AutomationConnections;

/// <summary>A tenant's automation connections. An administrator's bot may look at other people's but not change them.</summary>
internal sealed class AutomationConnectionApi(QlikTenant tenant)
{
    private const string OwnerScope = "automations.private automations.shared";

    private readonly string _path = tenant.Settings.AutomationConnectionsPath;

    public QlikClient AsRotator => tenant.AsRotator;

    public Task<QlikAnswer<AutomationConnection>> ReadAsync(QlikClient client, string id, CancellationToken ct) =>
        client.GetAsync<AutomationConnection>(PathOf(id), ct);

    public Task<QlikAnswer<QlikList<AutomationConnection>>> ListAsync(CancellationToken ct) =>
        tenant.AsRotator.ListAsync<AutomationConnection>($"{_path}?listAll=true&limit=200", ct);

    /// <summary>Sends the one parameter only: a masked value sent back would be stored as it is.</summary>
    public Task<QlikAnswer> UpdateAsync(
        QlikClient owner,
        AutomationConnection connection,
        string paramId,
        SecretValue value,
        CancellationToken ct
    ) =>
        owner.SendAsync(
            QlikRequest.Put(PathOf(connection.Id!), new { connection.Name, Params = new[] { new NewParam(paramId, value) } }),
            ct
        );

    public Task<QlikAnswer<ConnectionCheck>> CheckAsync(QlikClient owner, string id, CancellationToken ct) =>
        owner.ReadAsync<ConnectionCheck>(QlikRequest.Ask($"{PathOf(id)}/actions/check"), ct);

    public async Task<QlikClient> OwnerOfAsync(AutomationConnection connection, CancellationToken ct)
    {
        var bot = await tenant.SelfAsync(ct);
        return connection.OwnerId is { } owner && owner != bot?.Id ? tenant.AsUser(owner, OwnerScope) : tenant.AsRotator;
    }

    private string PathOf(string id) => $"{_path}/{QlikPath.Escaped(id)}";
}
