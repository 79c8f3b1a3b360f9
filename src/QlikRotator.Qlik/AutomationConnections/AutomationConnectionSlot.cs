using QlikRotator.Application;
using QlikRotator.Application.Permissions;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Slots;
using QlikRotator.Qlik.Tenants;
using static QlikRotator.Qlik.Slots.SlotAnswers;

namespace QlikRotator.Qlik.AutomationConnections;

/// <summary>Slot <c>automation-connection:{id}#/{parameter}</c>: a connection that automations use, changed as its owner.</summary>
internal sealed class AutomationConnectionSlot(IQlikTenants tenants, TagPermissions permissions) : ISlot
{
    public const string Kind = "automation-connection";

    public async Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct)
    {
        var place = await FindAsync(call, ct);
        return (place.Problem ?? permissions.WhyTooNew(call, place.Connection.CreatedAt)) is { } problem
            ? Bad(problem)
            : Proved(ApplicationCodes.Ready, "The connection can take a new value.");
    }

    public async Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct)
    {
        var place = await FindAsync(call, ct);
        if (place.Problem is { } problem)
        {
            return Bad(problem);
        }

        var updated = await place.Api.UpdateAsync(place.Owner, place.Connection, place.Param.Id!, call.Slot.Written(value), ct);
        if (updated.Refusal is { } refusal)
        {
            return Bad(refusal);
        }

        var after = await place.Api.ReadAsync(place.Owner, place.Connection.Id!, ct);
        return after.Value is { } connection
            ? Compared(ParamComparison.Differences(place.Connection, connection, place.Param))
            : Bad(after.Refusal);
    }

    public async Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct)
    {
        var place = await FindAsync(call, ct);
        if (place.Problem is { } problem)
        {
            return Bad(problem);
        }

        var check = await place.Api.CheckAsync(place.Owner, place.Connection.Id!, ct);
        return check.Value switch
        {
            null => Bad(check.Refusal),
            { Good: true } => Proved(QlikCodes.Connected, "The connection's own check succeeds."),
            _ => Bad(
                new Reason(QlikCodes.NotConnected, $"The check of the automation connection '{place.Connection.Name}' fails.")
            ),
        };
    }

    private static SlotCheck Compared(IReadOnlyList<string> differences) =>
        differences is []
            ? Proved(ApplicationCodes.Delivered, "The connection took the value and nothing else in it changed.")
            : Bad(new Reason(QlikCodes.ConnectionChanged, $"More than the parameter changed: {string.Join(", ", differences)}."));

    private async Task<ParamPlace> FindAsync(SlotCall call, CancellationToken ct)
    {
        var found = tenants.Find(call.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return ParamPlace.None(problem);
        }

        var api = new AutomationConnectionApi(tenant);
        var seen = await api.ReadAsync(api.AsRotator, call.Slot.Target, ct);
        if (!seen.TryGet(out var shown, out var unseen))
        {
            return ParamPlace.None(unseen);
        }

        var owner = await api.OwnerOfAsync(shown, ct);
        var own = await api.ReadAsync(owner, call.Slot.Target, ct);
        return own.TryGet(out var connection, out var hidden)
            ? ParamPlace.Of(api, owner, connection, call.Slot)
            : ParamPlace.None(hidden);
    }
}
