using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.AutomationConnections;

internal sealed class AutomationConnectionStore(QlikTenant tenant)
{
    private readonly List<AutomationConnection> _connections = [];
    private long _sequence;

    public IReadOnlyList<AutomationConnection> All => _connections;

    public AutomationConnection? Find(string id) => _connections.Find(connection => connection.Id == id);

    public AutomationConnection Get(string id) =>
        Find(id) ?? throw new ArgumentException($"No automation connection {id}.", nameof(id));

    public void Remove(AutomationConnection connection) => _connections.Remove(connection);

    public AutomationConnection Add(NewAutomationConnection seed)
    {
        var connection = new AutomationConnection(Ids.Guid(), seed.ConnectorId, ++_sequence)
        {
            Name = seed.Name,
            OwnerId = seed.OwnerId,
            SpaceId = seed.SpaceId,
            Params = [.. seed.Params.Select(Param)],
            Accepts = seed.Accepts,
            OAuthAccountName = seed.OAuthAccountName,
            Redirect = seed.OAuthAccountName is null ? null : tenant.Link("/automations/oauth"),
            CreatedAt = seed.CreatedAt ?? tenant.Now.AddYears(-1),
            UpdatedAt = tenant.Now,
        };
        _connections.Add(connection);
        return connection;
    }

    private ConnectionParam Param(NewConnectionParam seed) =>
        new(Ids.Guid(), seed.Name, seed.Secret)
        {
            Value = seed.Secret ? tenant.Issued(seed.Value) : seed.Value,
            IsOptional = seed.IsOptional,
        };
}
