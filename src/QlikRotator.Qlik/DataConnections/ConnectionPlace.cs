using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>The connection a slot means, the place in it and who may write there; without a problem, all members are set.</summary>
internal sealed class ConnectionPlace
{
    private ConnectionPlace(Reason? problem) => Problem = problem;

    public QlikTenant Tenant { get; private init; } = null!;

    /// <summary>The rotator or, for credentials that each user has apart, the connection's owner.</summary>
    public QlikClient Client { get; private init; } = null!;

    public DataConnection Connection { get; private init; } = null!;

    public SecretLocation Location { get; private init; } = null!;

    public Reason? Problem { get; }

    /// <summary>A separate password is patched at the credential's own address.</summary>
    public string PatchPath =>
        SeparateId is { } id && Location.Property is null
            ? DataCredential.PathOf(id)
            : DataConnection.PathOf(Tenant, Connection.Id!);

    /// <summary>A property that the connection does not show may not be there yet.</summary>
    public string Operation =>
        Location.Property is null || Location.ShownIn(Connection.ConnectionProperties) is not null ? "replace" : "add";

    private string? SeparateId => Connection.SeparateCredentials == true ? Connection.CredentialsId : null;

    public static ConnectionPlace None(Reason problem) => new(problem);

    public static ConnectionPlace Of(QlikTenant tenant, QlikClient client, DataConnection connection, SlotReference slot)
    {
        var found = SecretLocation.Find(slot.Pointer, connection.ConnectionProperties);
        return new ConnectionPlace(WhyNot(connection) ?? found.Problem)
        {
            Tenant = tenant,
            Client = client,
            Connection = connection,
            Location = found.Value!,
        };
    }

    /// <summary>Anew, for whoever looks at the same call's connection afterwards too.</summary>
    public Task<QlikAnswer<DataConnection>> ReadAgainAsync(SlotCall call, CancellationToken ct) =>
        ConnectionFinder.AgainAsync(call, Tenant, Client, ct);

    public async Task<DataCredential?> ReadCredentialAsync(CancellationToken ct) =>
        SeparateId is { } id ? (await DataCredential.ReadAsync(Client, id, ct)).Value : null;

    /// <summary>When the secret may last have changed. That of a separate credential does not touch the connection's own date.</summary>
    public async Task<DateTimeOffset?> ChangedAtAsync(CancellationToken ct)
    {
        if (SeparateId is null)
        {
            return Connection.Updated;
        }

        // Where the tenant does not say, nothing that happened before counts.
        var changed = (await ReadCredentialAsync(ct))?.Updated ?? DateTimeOffset.MaxValue;
        return Connection.Updated > changed ? Connection.Updated : changed;
    }

    private static Reason? WhyNot(DataConnection connection) =>
        connection switch
        {
            { Id: null } => new(QlikCodes.NoSuchConnection, "The tenant's answer is not a data connection."),
            { Privileges: var privileges } when privileges?.Contains("update") != true => new(
                QlikCodes.NoUpdatePrivilege,
                $"The rotator may not update the data connection '{connection.Name}'."
            ),
            { SeparateCredentials: true, CredentialsId: null } => new(
                QlikCodes.NoCredential,
                $"The data connection '{connection.Name}' has separate credentials, and its owner has none."
            ),
            _ when InteractiveSignIn.IsUsedBy(connection.ConnectionProperties) => new(
                QlikCodes.InteractiveOAuth,
                $"The data connection '{connection.Name}' signs in by a person's consent, which cannot be renewed unattended."
            ),
            _ => null,
        };
}
