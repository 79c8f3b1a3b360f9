using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Notifications;

/// <summary>Where an alarm goes: through the channels of the secret's policy.</summary>
internal sealed class AlarmChannels(ISecretRegistry registry, PolicyResolver policies, IOptions<RotatorOptions> options)
{
    /// <summary>
    /// A declared leak is told to those who hear of unanswered questions too, and never to nobody; the leaks of a campaign, whose secrets may
    /// be of many policies, as the default policy says. Where the policy cannot be told, which may be the very trouble, the default policy's
    /// channels; where those are none, every channel there is.
    /// </summary>
    public async Task<IReadOnlyList<string>> ForAsync(Alarm alarm, CancellationToken ct)
    {
        if (alarm.Kind == AlarmKind.LeakCampaign)
        {
            return policies.Find(ManagedTags.DefaultPolicy) is { } usual ? Loud(usual) : [.. options.Value.Channels.Keys];
        }

        if (await PolicyOfAsync(alarm, ct) is { } name && policies.Find(name) is { } policy)
        {
            return alarm.Kind == AlarmKind.LeakDeclared ? Loud(policy) : policy.Channels;
        }

        var fallback = policies.Find(ManagedTags.DefaultPolicy)?.Channels ?? [];
        return fallback.Count > 0 ? fallback : [.. options.Value.Channels.Keys];
    }

    private IReadOnlyList<string> Loud(PolicySettings policy)
    {
        string[] told = [.. policy.Channels, .. policy.EscalateTo ?? []];
        return told.Length > 0 ? told : [.. options.Value.Channels.Keys];
    }

    private async Task<string?> PolicyOfAsync(Alarm alarm, CancellationToken ct)
    {
        try
        {
            var found = await registry.FindAsync(alarm.Secret.ToString(), ct);
            return found.Value is { } version
                ? version.Tags.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy
                : null;
        }
        catch (Exception unread) when (unread is TryAgainException or VaultRefusedException)
        {
            return null;
        }
    }
}
