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
        var original = await api.AgainAsync(call, originalId, ct);
        if (original is { Value: null, IsNotFound: false })
        {
            return Refused(original.Refusal!);
        }

        var current = await ReadCurrentAsync(call, originalId, ct);
        var copies = await CopiesAsync(call, ct);
        if (copies.Refusal is { } unreadable)
        {
            return Refused(unreadable);
        }

        var known = await KnownAsync(call, ct);
        if (known.Refusal is { } unknown)
        {
            return Refused(unknown);
        }

        var alive = new[] { original.Value, current }
            .OfType<Automation>()
            .Concat(copies.Found)
            .Concat(known.Found)
            .DistinctBy(one => one.Id);
        return new SourceState(
            [.. alive.Select(ToInfo)],
            originalId,
            original.Value?.OwnerId,
            Provable: true,
            Marks: true,
            original.Value is null ? NotFound(originalId, call) : await WhyNotNowAsync(original.Value, call, ct)
        )
        {
            MatchedId = MatchedIn(call, original.Value) ?? MatchedIn(call, current),
        };
    }

    private async Task<Reason?> WhyNotNowAsync(Automation original, SourceCall call, CancellationToken ct) =>
        WhyNot(original, call)
        ?? await api.Tenant.Owners.WhyNotAsync(
            original.OwnerId!,
            async () => (await api.ReadAsync(api.As(original.OwnerId!), original.Id!, ct)).Refusal
        );

    private async Task<Automation?> ReadCurrentAsync(SourceCall call, string originalId, CancellationToken ct) =>
        TriggerValue.Parse(call.Current)?.AutomationId is { } id && id != originalId
            ? (await api.AgainAsync(call, id, ct)).Value
            : null;

    /// <summary>The original may have been renamed since: a copy is known by the marker in its name, whatever stands before it.</summary>
    private async Task<Copies> CopiesAsync(SourceCall call, CancellationToken ct)
    {
        if (call.LostMarkers.Count == 0)
        {
            return new Copies([], null);
        }

        var all = await api.ListTriggeredAsync(ct);
        return new Copies(
            [
                .. all.Value?.Items.Where(one =>
                    AutomationMarker.MarkerIn(one.Name) is { } marker && call.LostMarkers.Contains(marker)
                )
                    ?? [],
            ],
            all.Refusal
        );
    }

    private async Task<Copies> KnownAsync(SourceCall call, CancellationToken ct)
    {
        var found = new List<Automation>();
        foreach (var id in call.KnownIds)
        {
            var answer = await api.ReadAsync(api.Tenant.AsRotator, id, ct);
            if (answer is { Value: null, IsNotFound: false })
            {
                return new Copies([], answer.Refusal);
            }

            found.AddRange(answer.Value is { } one ? [one] : []);
        }

        return new Copies(found, null);
    }

    /// <summary>The automation that the value names and whose token it has.</summary>
    private static string? MatchedIn(SourceCall call, Automation? automation) =>
        TriggerValue.Parse(call.Current) is { ExecutionToken: { } token } trigger
        && trigger.AutomationId == automation?.Id
        && automation?.ExecutionToken?.Matches(token) == true
            ? automation.Id
            : null;

    private static CredentialInfo ToInfo(Automation automation) =>
        new(automation.Id, automation.CreatedAt, automation.OwnerId, AutomationMarker.MarkerIn(automation.Name), null);

    private static Reason NotFound(string id, SourceCall call) =>
        new(QlikCodes.AutomationNotFound, $"{call.Secret.Tenant} has no automation '{id}', or does not show it to the rotator.");

    private sealed record Copies(IReadOnlyList<Automation> Found, Reason? Refusal);
}
