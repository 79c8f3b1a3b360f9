using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// Source <c>execution-token</c>: a token cannot be changed, so the automation is copied by its owner and the original deleted. The
/// copy has another id; the tag <c>qlik-credential</c> follows it, while <c>qlik-id</c> stays the first one's.
/// </summary>
internal sealed class ExecutionTokenSource(IQlikTenants tenants, QlikTimings timings, TimeProvider time) : ICredentialSource
{
    public const string Kind = "execution-token";

    public Task<SourceState> InspectAsync(SourceCall call, CancellationToken ct) =>
        Find(call).TryGet(out var tenant, out var problem)
            ? new AutomationStateReader(new AutomationApi(tenant)).ReadAsync(call, ct)
            : Task.FromResult(AutomationStateReader.Refused(problem));

    public async Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct)
    {
        var found = Find(call);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return new MintResult(null, problem);
        }

        var api = new AutomationApi(tenant);
        var original = await api.OnceAsync(call, OriginalOf(call), ct);
        return original.Value is { } automation
            ? AutomationStateReader.WhyNot(automation, call) is { } refusal
                ? new MintResult(null, refusal)
                : await new AutomationCopier(api, automation).CopyAsync(call.Marker, ct)
            : new MintResult(null, original.Refusal);
    }

    public async Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct)
    {
        var found = Find(call);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return new ProofResult(Proof.Unprovable, problem);
        }

        return TriggerValue.Parse(value) is { } trigger
            ? await new TriggerProof(new AutomationApi(tenant), timings, time).ProveAsync(call, trigger, ct)
            : new ProofResult(
                Proof.Refused,
                new Reason(QlikCodes.NotATriggerValue, "The value is not JSON with automationId, executionToken and triggerUrl.")
            );
    }

    public Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct) =>
        Find(call).TryGet(out var tenant, out var problem)
            ? new AutomationRetirement(new AutomationApi(tenant), time).DeleteAsync(call, credentialId, ct)
            : Task.FromResult(new DeleteResult(false, problem));

    /// <summary>The automation that the current value triggers.</summary>
    public static string OriginalOf(SourceCall call) => call.Secret.CredentialId ?? call.Secret.ResourceId;

    private Result<QlikTenant> Find(SourceCall call) => tenants.Find(call.Secret.Tenant);
}
