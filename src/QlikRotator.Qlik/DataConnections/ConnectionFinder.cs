using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;
using QlikRotator.Qlik.Users;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>Finds the connection that a slot means, and who must write to it.</summary>
internal sealed class ConnectionFinder(IQlikTenants tenants)
{
    private const string OwnerScope = "user_default";

    public async Task<ConnectionPlace> FindAsync(SlotCall call, CancellationToken ct)
    {
        var found = tenants.Find(call.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return ConnectionPlace.None(problem);
        }

        var seen = await DataConnection.ReadAsync(tenant, tenant.AsRotator, call.Slot.Target, ct);
        if (!seen.TryGet(out var connection, out var unseen))
        {
            return ConnectionPlace.None(unseen);
        }

        if (connection.SeparateCredentials != true)
        {
            return ConnectionPlace.Of(tenant, tenant.AsRotator, connection, call.Slot);
        }

        // Each user has a credential of their own: the rotator's would not be the one that reloads use.
        var owner = await OwnerOfAsync(tenant, connection, ct);
        var own = await DataConnection.ReadAsync(tenant, owner, call.Slot.Target, ct);
        return own.TryGet(out var theirs, out var hidden)
            ? ConnectionPlace.Of(tenant, owner, theirs, call.Slot)
            : ConnectionPlace.None(hidden);
    }

    private static async Task<QlikClient> OwnerOfAsync(QlikTenant tenant, DataConnection connection, CancellationToken ct)
    {
        var bot = await QlikUser.MeAsync(tenant.AsRotator, ct);
        return connection.User is { } owner && owner != bot.Value?.Id ? tenant.AsUser(owner, OwnerScope) : tenant.AsRotator;
    }
}
