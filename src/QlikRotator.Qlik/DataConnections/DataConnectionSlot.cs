using QlikRotator.Application;
using QlikRotator.Application.Permissions;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Slots;
using static QlikRotator.Qlik.Slots.SlotAnswers;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>
/// Slot <c>data-connection:{id}#{pointer}</c>: an analytics data connection that signs in with the value. It holds one value at a
/// time, and reloads during the switch may fail.
/// </summary>
internal sealed class DataConnectionSlot(
    ConnectionFinder finder,
    TagPermissions permissions,
    QlikTimings timings,
    TimeProvider time
) : ISlot
{
    public const string Kind = "data-connection";

    private const string External = "external";

    public async Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct)
    {
        var place = await finder.FindAsync(call, ct);
        if (place.Problem is { } problem)
        {
            return Bad(problem);
        }

        return (permissions.WhyTooNew(call, place.Connection.Created) ?? await WhyUnknownAsync(place, ct)) is { } reason
            ? Bad(reason)
            : Proved(ApplicationCodes.Ready, "The connection can take a new value.");
    }

    public async Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct)
    {
        var place = await finder.FindAsync(call, ct);
        if (place.Problem is { } problem)
        {
            return Bad(problem);
        }

        var credential = await place.ReadCredentialAsync(ct);
        var body = new[] { new PatchOperation(place.Operation, place.Location.Path, call.Slot.Written(value)) };
        var patched = await place.Client.SendAsync(QlikRequest.Patch(place.PatchPath, body), ct);
        return patched.Refusal is { } refusal ? Bad(refusal) : await CompareAsync(call, place, credential, ct);
    }

    public async Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct)
    {
        var place = await finder.FindAsync(call, ct);
        if (place.Problem is { } problem)
        {
            return Bad(problem);
        }

        if (place.Tenant.Settings.CanaryApps.TryGetValue(call.Slot.Target, out var appId))
        {
            return await new CanaryReload(place.Tenant, timings, time).RunAsync(appId, await place.ChangedAtAsync(ct), ct);
        }

        var shown = place.Location.ShownIn(place.Connection.ConnectionProperties);
        return shown is { Length: > 0 } text && new SecretValue(text).Matches(call.Slot.Written(value))
                ? Proved(QlikCodes.HoldsValue, "The connection shows that it holds the value.")
            : call.Secret.Source != External
                ? Proved(QlikCodes.ProvedAtSource, "The connection took the value, and its tenant takes it.")
            : Unproved(
                QlikCodes.Stored,
                "The connection took the value; whether its data source takes it, only a reload can tell."
            );
    }

    // Secrets may be left out of what a connection shows; then its data source must know the property.
    private static async Task<Reason?> WhyUnknownAsync(ConnectionPlace place, CancellationToken ct)
    {
        if (place.Location.Property is not { } property || place.Connection.ConnectionProperties?.ContainsKey(property) == true)
        {
            return null;
        }

        var spec = place.Connection.DataSourceId is { } source ? await DataSourceSpec.ReadAsync(place.Tenant, source, ct) : null;
        return spec?.Value?.ConnectionProperties?.ContainsKey(property) == false
            ? new Reason(
                QlikCodes.NoSuchProperty,
                $"Connections of '{place.Connection.DataSourceId}' have no property '{property}'."
            )
            : null;
    }

    private static async Task<SlotCheck> CompareAsync(
        SlotCall call,
        ConnectionPlace before,
        DataCredential? credential,
        CancellationToken ct
    )
    {
        var after = await before.ReadAgainAsync(call, ct);
        if (after.Value is not { } connection)
        {
            return Bad(after.Refusal);
        }

        var differences = ConnectionComparison.Differences(before.Connection, connection, before.Location);
        if (differences is [] && SameCredential(await before.ReadCredentialAsync(ct), credential))
        {
            return Proved(ApplicationCodes.Delivered, "The connection took the value and nothing else in it changed.");
        }

        var what = string.Join(", ", differences.DefaultIfEmpty("the separate credential"));
        return Bad(new Reason(QlikCodes.ConnectionChanged, $"More than the secret changed in the connection: {what}."));
    }

    private static bool SameCredential(DataCredential? one, DataCredential? other) => one?.IsLike(other) ?? other is null;
}
