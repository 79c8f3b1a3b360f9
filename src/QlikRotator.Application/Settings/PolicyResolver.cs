using Microsoft.Extensions.Options;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Settings;

/// <summary>The configured policies with all inheritance resolved, once. Names are compared without regard to case.</summary>
public sealed class PolicyResolver
{
    private readonly Dictionary<string, PolicySettings> _policies = new(StringComparer.OrdinalIgnoreCase)
    {
        [ManagedTags.DefaultPolicy] = PolicyDefaults.BuiltIn,
    };

    public PolicyResolver(IOptions<RotatorOptions> options)
    {
        var people = new People(options);
        foreach (var (name, policy) in ResolveAll(options.Value.Policies))
        {
            var approvers = policy.Approvers.Select(people.NameOf).Distinct(StringComparer.OrdinalIgnoreCase);
            _policies[name] = policy with { Approvers = [.. approvers] };
        }
    }

    public IReadOnlyCollection<PolicySettings> All => _policies.Values;

    /// <summary>Null where no policy has that name; <c>default</c> always exists.</summary>
    public PolicySettings? Find(string name) => _policies.GetValueOrDefault(name);

    internal static IEnumerable<KeyValuePair<string, PolicySettings>> ResolveAll(IDictionary<string, PolicyOptions> policies)
    {
        var byName = new Dictionary<string, PolicyOptions>(policies, StringComparer.OrdinalIgnoreCase);
        return byName.Keys.Select(name => KeyValuePair.Create(name, Resolve(name, PolicyLineage.Of(byName, name))));
    }

    private static PolicySettings Resolve(string name, PolicyLineage line)
    {
        var standard = PolicyDefaults.BuiltIn;
        var retire = RetireDate.Read(line.NearestOf(policy => policy.RetireNotBefore));
        return new PolicySettings(
            name,
            line.Nearest(policy => policy.MaxAge) ?? standard.MaxAge,
            line.Nearest(policy => policy.RotateBeforeExpiry) ?? standard.RotateBeforeExpiry,
            line.Nearest(policy => policy.Validity) ?? standard.Validity,
            line.Nearest(policy => policy.Soak) ?? standard.Soak,
            line.Nearest(policy => policy.ProofInterval) ?? standard.ProofInterval,
            line.Nearest(policy => SettingWords.Read<RetireGate>(policy.Gate)) ?? standard.Gate,
            line.Nearest(policy => SettingWords.Read<StartGate>(policy.StartGate)) ?? standard.StartGate,
            line.NearestOf(policy => policy.Window) is { } window
                ? new([.. window.Days], window.From, window.To) { TimeZone = window.TimeZone }
                : null,
            [.. line.NearestOf(policy => policy.Approvers) ?? []],
            line.Nearest(policy => policy.ApprovalsNeeded) ?? standard.ApprovalsNeeded,
            line.Nearest(policy => policy.ApprovalTimeout) ?? standard.ApprovalTimeout,
            line.Nearest(policy => policy.RemindEvery),
            line.Nearest(policy => SettingWords.Read<TimeoutAction>(policy.OnTimeout)) ?? standard.OnTimeout,
            line.Nearest(policy => SettingWords.Read<RetireBy>(policy.RetireBy)) ?? standard.RetireBy,
            [.. line.NearestOf(policy => policy.Channels) ?? []],
            [.. line.NearestOf(policy => policy.Allow) ?? []]
        )
        {
            Starts = line.Nearest(policy => SettingWords.Read<StartRule>(policy.Schedule)),
            RetireNotBefore = retire?.Day,
            RetireAtExpiry = retire?.AtExpiry,
            Leak = line.Nearest(policy => SettingWords.Read<LeakRule>(policy.Leak)),
            EscalateAfter = line.Nearest(policy => policy.EscalateAfter),
            EscalateTo = line.NearestOf(policy => policy.EscalateTo),
        };
    }
}
