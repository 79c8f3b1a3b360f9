using System.Text.Json.Nodes;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.AutomationConnections;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// Compares a value with what the tenant itself says of the automation, and has a copy's connections checked. A real call would run
/// it, so that is done only where the settings have a harmless payload, and never with the token being replaced: its runs are what
/// retirement looks for.
/// </summary>
internal sealed class TriggerProof(AutomationApi api, QlikTimings timings, TimeProvider time)
{
    public async Task<ProofResult> ProveAsync(SourceCall call, TriggerValue trigger, CancellationToken ct)
    {
        var answer = await api.OnceAsync(call, trigger.AutomationId!, ct);
        if (!answer.TryGet(out var automation, out var problem))
        {
            return answer.IsNotFound
                ? new ProofResult(
                    Proof.Refused,
                    new Reason(QlikCodes.AutomationGone, $"Automation '{trigger.AutomationId}' does not exist.")
                )
                : new ProofResult(Proof.Unprovable, problem);
        }

        if (WhyNot(automation, trigger) is { } refused)
        {
            return new ProofResult(Proof.Refused, refused);
        }

        return automation.Id == ExecutionTokenSource.OriginalOf(call)
            ? new ProofResult(
                Proof.Accepted,
                new Reason(QlikCodes.TokenMatches, "The automation is available and has this token.")
            )
            : await ProveCopyAsync(call, automation, trigger.ExecutionToken!, ct);
    }

    private async Task<ProofResult> ProveCopyAsync(SourceCall call, Automation copy, SecretValue token, CancellationToken ct)
    {
        var connections = new NeededConnections(api, new AutomationConnectionApi(api.Tenant));
        if (await connections.WhyNotAsync(copy, ct) is { } broken)
        {
            return new ProofResult(Proof.Refused, broken);
        }

        return PayloadFor(call) is { } payload
            ? await new InertRun(api, timings, time).RunAsync(copy, token, payload, ct)
            : new ProofResult(
                Proof.Accepted,
                new Reason(QlikCodes.TokenMatches, "The copy is available, has this token, and its connections work.")
            );
    }

    private JsonNode? PayloadFor(SourceCall call) =>
        api.Tenant.Settings.TriggerPayloads.TryGetValue(call.Secret.ResourceId, out var text) ? JsonNode.Parse(text) : null;

    private static Reason? WhyNot(Automation automation, TriggerValue trigger) =>
        automation switch
        {
            { ExecutionToken: not { } } => new(
                QlikCodes.TokenHidden,
                "The tenant does not show the automation's token to the rotator."
            ),
            { ExecutionToken: { } token } when !token.Matches(trigger.ExecutionToken!) => new(
                QlikCodes.TokenChanged,
                "The automation has another token than the vault."
            ),
            { State: not Automation.Available } => new(QlikCodes.NotAvailable, $"The automation is '{automation.State}'."),
            { RunMode: not Automation.Triggered } => new(
                QlikCodes.NotTriggered,
                $"The automation's run mode is '{automation.RunMode}'."
            ),
            _ => null,
        };
}
