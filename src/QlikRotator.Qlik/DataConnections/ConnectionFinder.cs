using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

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

        var seen = await OnceAsync(call, tenant, tenant.AsRotator, ct);
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
        var own = await OnceAsync(call, tenant, owner, ct);
        return own.TryGet(out var theirs, out var hidden)
            ? ConnectionPlace.Of(tenant, owner, theirs, call.Slot)
            : ConnectionPlace.None(hidden);
    }

    public static Task<QlikAnswer<DataConnection>> AgainAsync(
        SlotCall call,
        QlikTenant tenant,
        QlikClient client,
        CancellationToken ct
    ) => call.Memory.AgainAsync(As(tenant, client), () => ReadAsync(call, tenant, client, ct), IsKnown);

    private static Task<QlikAnswer<DataConnection>> OnceAsync(
        SlotCall call,
        QlikTenant tenant,
        QlikClient client,
        CancellationToken ct
    ) => call.Memory.OnceAsync(As(tenant, client), () => ReadAsync(call, tenant, client, ct), IsKnown);

    private static Task<QlikAnswer<DataConnection>> ReadAsync(
        SlotCall call,
        QlikTenant tenant,
        QlikClient client,
        CancellationToken ct
    ) => DataConnection.ReadAsync(tenant, client, call.Slot.Target, ct);

    private static bool IsKnown(QlikAnswer<DataConnection> answer) => answer.Value is not null;

    private static string As(QlikTenant tenant, QlikClient client) => client == tenant.AsRotator ? "rotator" : "owner";

    private static async Task<QlikClient> OwnerOfAsync(QlikTenant tenant, DataConnection connection, CancellationToken ct)
    {
        var bot = await tenant.SelfAsync(ct);
        return connection.User is { } owner && owner != bot?.Id ? tenant.AsUser(owner, OwnerScope) : tenant.AsRotator;
    }
}
