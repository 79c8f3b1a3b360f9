using QlikRotator.Application;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>Makes a copy that is like its original in everything but id, name and token; or says of what use the copy is not.</summary>
internal sealed class AutomationCopier(AutomationApi api, Automation original)
{
    private readonly QlikClient _owner = api.As(original.OwnerId!);

    public async Task<MintResult> CopyAsync(string marker, CancellationToken ct)
    {
        var name = AutomationMarker.Name(original.Name ?? original.Id!, marker);
        var made = await api.CopyAsync(_owner, original.Id!, name, ct);
        if (made.Value?.Id is not { } id)
        {
            return new MintResult(null, made.Refusal);
        }

        if (await WhyNotFixedAsync(id, name, ct) is { } problem)
        {
            return new MintResult(null, problem, id);
        }

        // Enabling may have changed the token: it is read last.
        var copy = await api.ReadAsync(_owner, id, ct);
        return copy.Value is { ExecutionToken: { } token } last && CopyComparison.All(original, last) is []
            ? new MintResult(Mint(id, token), null)
            : new MintResult(null, copy.Refusal ?? Differs(CopyComparison.All(original, copy.Value!)), id);
    }

    private async Task<Reason?> WhyNotFixedAsync(string id, string name, CancellationToken ct)
    {
        var answer = await api.ReadAsync(_owner, id, ct);
        if (answer.Value is not { } copy)
        {
            return answer.Refusal;
        }

        if (CopyComparison.Unfixable(original, copy) is { Count: > 0 } differences)
        {
            return Differs(differences);
        }

        return (
                CopyComparison.SameSpace(original, copy) ? null : await api.MoveAsync(_owner, id, original.SpaceId ?? "", ct)
            )?.Refusal
            ?? (
                CopyComparison.SameSettings(original, copy) ? null : await api.UpdateAsync(_owner, id, name, original, ct)
            )?.Refusal
            ?? (copy.State == Automation.Available ? null : await api.EnableAsync(_owner, id, ct))?.Refusal;
    }

    private MintedCredential Mint(string id, Core.Secrets.SecretValue token)
    {
        var url = TriggerUrl.Of(api.Tenant.Settings, id);
        return new MintedCredential(id, new TriggerValue(id, token, url).ToSecret(), null, TriggerValue.ContentType);
    }

    private static Reason Differs(IReadOnlyList<string> differences) =>
        new(ApplicationCodes.CopyDiffers, $"The copy of the automation differs from it in: {string.Join(", ", differences)}.");
}
