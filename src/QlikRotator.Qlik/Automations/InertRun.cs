using System.Text.Json.Nodes;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// Triggers an automation for real, with a payload that its operator says does no harm, and waits for the run to end. Only where the
/// settings have such a payload: a trigger has no dry run.
/// </summary>
internal sealed class InertRun(AutomationApi api, QlikTimings timings, TimeProvider time)
{
    private const int MostLooks = 24;

    public async Task<ProofResult> RunAsync(Automation automation, SecretValue token, JsonNode payload, CancellationToken ct)
    {
        var owner = api.As(automation.OwnerId!);
        var before = await NewestAsync(owner, automation, ct);
        var path = TriggerUrl.PathOf(api.Tenant.Settings, automation.Id!);
        var answer = await api.Tenant.TriggerAsync(path, token, payload, ct);
        if (answer.Refusal is not null)
        {
            return Proofs.OfNo(answer);
        }

        for (var look = 1; look <= MostLooks; look++)
        {
            var newest = await NewestAsync(owner, automation, ct);
            if (newest?.Id != before?.Id && Verdict(newest?.Status) is { } verdict)
            {
                return verdict;
            }

            await Task.Delay(timings.Poll, time, ct);
        }

        return new ProofResult(
            Proof.Accepted,
            new Reason(QlikCodes.RunUnderWay, "The tenant took the token; its run has not ended yet.")
        );
    }

    /// <summary>A run that was there before the trigger says nothing of the token.</summary>
    private async Task<AutomationRun?> NewestAsync(QlikClient owner, Automation automation, CancellationToken ct) =>
        (await api.ReadNewestRunAsync(owner, automation.Id!, ct)).Value?.Data?.FirstOrDefault();

    private static ProofResult? Verdict(string? status) =>
        status switch
        {
            "finished" or "finished with warnings" => new(
                Proof.Accepted,
                new Reason(QlikCodes.RunFinished, "A run by this token finished.")
            ),
            "failed" or "stopped" or "exceeded limit" => new(
                Proof.Refused,
                new Reason(QlikCodes.RunFailed, $"A run by this token ended as '{status}'.")
            ),
            _ => null,
        };
}
