using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

internal sealed class DataConnectionStore(QlikTenant tenant)
{
    private readonly List<DataConnection> _connections = [];
    private readonly List<DataCredential> _credentials = [];
    private long _sequence;

    public IReadOnlyList<DataConnection> All => _connections;

    public IReadOnlyList<DataCredential> Credentials => _credentials;

    public DataConnection? Find(string id) => _connections.Find(connection => connection.Id == id);

    public DataConnection Get(string id) => Find(id) ?? throw new ArgumentException($"No data connection {id}.", nameof(id));

    public DataCredential? FindCredential(string id) => _credentials.Find(credential => credential.Id == id);

    public int CountUses(DataCredential credential) =>
        _connections.Count(connection => connection.Credentials.ContainsValue(credential));

    public DataConnection Add(NewDataConnection seed)
    {
        var source =
            DataSource.Find(seed.SourceId) ?? throw new ArgumentException($"No data source {seed.SourceId}.", nameof(seed));
        var connection = new DataConnection(Ids.Guid(), source, ++_sequence)
        {
            Name = seed.Name,
            OwnerId = seed.OwnerId,
            SpaceId = seed.SpaceId,
            Properties = (JsonObject)seed.Properties.DeepClone(),
            Statement = $"CUSTOM CONNECT TO \"provider={source.ConnectorType};sourceType={source.Id};\"",
            SeparateCredentials = seed.SeparateCredentials,
            SecretPath = seed.SecretPath,
            Accepts = seed.Accepts,
            Created = seed.CreatedAt ?? tenant.Now.AddYears(-1),
            Updated = tenant.Now,
        };
        if (seed.SeparateCredentials)
        {
            SetCredential(connection, seed.OwnerId, seed.UserName, seed.Password);
        }

        _connections.Add(connection);
        RememberSecret(connection);
        return connection;
    }

    /// <summary>Gives a person a credential of their own for a connection, or changes the one they have.</summary>
    public void SetCredential(DataConnection connection, string userId, string? userName, string? password)
    {
        if (!connection.Credentials.TryGetValue(userId, out var credential))
        {
            credential = new DataCredential(Ids.Guid(), userId, connection.Source.Id)
            {
                Name = connection.Name,
                ConnectorType = connection.Source.ConnectorType,
                UserName = "",
                Password = "",
                Created = tenant.Now,
                Updated = tenant.Now,
            };
            _credentials.Add(credential);
            connection.Credentials[userId] = credential;
        }

        credential.UserName = userName ?? credential.UserName;
        credential.Password = password ?? credential.Password;
        credential.Updated = tenant.Now;
    }

    private void RememberSecret(DataConnection connection)
    {
        if (connection.ValueAt(connection.SecretPath) is { Length: > 0 } value)
        {
            tenant.Issued(value);
        }
    }
}
