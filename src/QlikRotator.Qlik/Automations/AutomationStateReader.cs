using QlikRotator.Core;
using QlikRotator.Core.Ports;

namespace QlikRotator.Qlik.Automations;

/// <summary>Finds the original, the copies that carry this rotation in their names, and the automation of the current value.</summary>
internal sealed class AutomationStateReader(AutomationApi api)
{
    public static SourceState Refused(Reason refusal) => new([], null, null, Provable: true, Marks: true, refusal);

    /// <summary>Why an automation cannot be copied, or null.</summary>
    public static Reason? WhyNot(Automation original, SourceCall call) =>
        original switch
        {
            _ when !call.Policy.Allows(ExecutionTokenSource.Kind) => new(
                QlikCodes.NotAllowed,
                $"Rotating an execution token deletes an automation and changes its address: policy '{call.Policy.Name}' must "
                    + $"allow '{ExecutionTokenSource.Kind}'."
            ),
            { RunMode: not Automation.Triggered } => new(
                QlikCodes.NotTriggered,
                $"The automation's run mode is '{original.RunMode}'."
            ),
            { State: not Automation.Available } => new(QlikCodes.NotAvailable, $"The automation is '{original.State}'."),
            { OwnerId: null } => new(QlikCodes.OwnerUnknown, "The tenant does not say who owns the automation."),
            _ => null,
        };

    public async Task<SourceState> ReadAsync(SourceCall call, CancellationToken ct)
    {
        var originalId = ExecutionTokenSource.OriginalOf(call);
        var original = await api.ReadAsync(api.Tenant.AsRotator, originalId, ct);
        if (original is { Value: null, IsNotFound: false })
        {
            return Refused(original.Refusal!);
        }

        var alive = new Dictionary<string, CredentialInfo>(StringComparer.Ordinal);
        Add(alive, original.Value, call);
        var current = await ReadCurrentAsync(call, originalId, ct);
        Add(alive, current, call);
        var copies = await CopiesAsync((original.Value ?? current)?.Name, call, ct);
        copies.ForEach(copy => Add(alive, copy, call));
        return new SourceState(
            [.. alive.Values],
            originalId,
            original.Value?.OwnerId,
            Provable: true,
            Marks: true,
            original.Value is null ? NotFound(originalId, call) : await WhyNotNowAsync(original.Value, call, ct)
        );
    }

    private async Task<Reason?> WhyNotNowAsync(Automation original, SourceCall call, CancellationToken ct) =>
        WhyNot(original, call) ?? (await api.ReadAsync(api.As(original.OwnerId!), original.Id!, ct)).Refusal;

    private async Task<Automation?> ReadCurrentAsync(SourceCall call, string originalId, CancellationToken ct) =>
        TriggerValue.Parse(call.Current)?.AutomationId is { } id && id != originalId
            ? (await api.ReadAsync(api.Tenant.AsRotator, id, ct)).Value
            : null;

    private async Task<List<Automation>> CopiesAsync(string? name, SourceCall call, CancellationToken ct)
    {
        var found = name is null ? null : await api.FindAsync(AutomationMarker.Name(name, call.RotationId), ct);
        return [.. found?.Value?.Items ?? []];
    }

    private static void Add(Dictionary<string, CredentialInfo> alive, Automation? automation, SourceCall call)
    {
        if (automation?.Id is { } id)
        {
            var isCopy = automation.Name == AutomationMarker.Name(automation.Name ?? "", call.RotationId);
            alive[id] = new CredentialInfo(id, automation.CreatedAt, automation.OwnerId, isCopy ? call.RotationId : null, null);
        }
    }

    private static Reason NotFound(string id, SourceCall call) =>
        new(QlikCodes.AutomationNotFound, $"{call.Secret.Tenant} has no automation '{id}', or does not show it to the rotator.");
}
