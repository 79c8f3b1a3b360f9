using Microsoft.Extensions.Options;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Settings;

internal static class PolicyChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Policies)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        var byName = new Dictionary<string, PolicyOptions>(options.Policies, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, policy) in options.Policies)
        {
            var at = $"{Group}:{name}";
            CheckWords(policy, at, problems);
            CheckDurations(policy, at, problems);
            CheckChannels(policy.Channels, $"{at}:{nameof(policy.Channels)}", options.Channels, problems);
            CheckChannels(policy.EscalateTo, $"{at}:{nameof(policy.EscalateTo)}", options.Channels, problems);
            CheckAbilities(policy, at, problems);
            ScheduleChecks.Zone(policy.Window?.TimeZone, $"{at}:{nameof(policy.Window)}:TimeZone", problems);
            if (PolicyLineage.Of(byName, name).Problem is { } problem)
            {
                problems.Add($"{at}:{nameof(policy.Inherits)}", problem);
            }
        }

        var people = new People(Options.Create(options));
        foreach (var (name, policy) in PolicyResolver.ResolveAll(options.Policies))
        {
            CheckGates(policy, people, $"{Group}:{name}", problems);
            CheckRetirement(byName[name], policy, $"{Group}:{name}", problems);
        }
    }

    private static void CheckWords(PolicyOptions policy, string at, SettingProblems problems)
    {
        CheckWord<RetireGate>(policy.Gate, $"{at}:{nameof(policy.Gate)}", problems);
        CheckWord<StartGate>(policy.StartGate, $"{at}:{nameof(policy.StartGate)}", problems);
        CheckWord<TimeoutAction>(policy.OnTimeout, $"{at}:{nameof(policy.OnTimeout)}", problems);
        CheckWord<LeakRule>(policy.Leak, $"{at}:{nameof(policy.Leak)}", problems);
        CheckWord<StartRule>(policy.Schedule, $"{at}:{nameof(policy.Schedule)}", problems);
        CheckWord<RetireBy>(policy.RetireBy, $"{at}:{nameof(policy.RetireBy)}", problems);
    }

    private static void CheckRetirement(PolicyOptions policy, PolicySettings resolved, string at, SettingProblems problems)
    {
        problems.AddIf(
            RetireDate.Read(policy.RetireNotBefore) is null,
            $"{at}:{nameof(policy.RetireNotBefore)}",
            $"'{policy.RetireNotBefore}' is neither {RetireDate.Expiry} nor {RetireDate.Soak} nor a day such as 2027-01-31"
        );
        problems.AddIf(
            resolved.RetireBy == RetireBy.Expiry && (resolved.RetireAtExpiry is not null || resolved.RetireNotBefore is not null),
            $"{at}:{nameof(policy.RetireNotBefore)}",
            "excludes RetireBy expiry: what is left to its own end is not deleted at all"
        );
    }

    private static void CheckWord<TEnum>(string? text, string setting, SettingProblems problems)
        where TEnum : struct, Enum =>
        problems.AddIf(
            text is not null && SettingWords.Read<TEnum>(text) is null,
            setting,
            $"'{text}' is none of {SettingWords.All<TEnum>()}"
        );

    private static void CheckDurations(PolicyOptions policy, string at, SettingProblems problems)
    {
        CheckDuration(policy.MaxAge, $"{at}:{nameof(policy.MaxAge)}", problems);
        CheckDuration(policy.RotateBeforeExpiry, $"{at}:{nameof(policy.RotateBeforeExpiry)}", problems);
        CheckDuration(policy.Validity, $"{at}:{nameof(policy.Validity)}", problems);
        CheckDuration(policy.ProofInterval, $"{at}:{nameof(policy.ProofInterval)}", problems);
        CheckDuration(policy.ApprovalTimeout, $"{at}:{nameof(policy.ApprovalTimeout)}", problems);
        CheckDuration(policy.EscalateAfter, $"{at}:{nameof(policy.EscalateAfter)}", problems);
        CheckDuration(policy.RemindEvery, $"{at}:{nameof(policy.RemindEvery)}", problems);
        // No soak at all is a choice a policy may make.
        problems.AddIf(policy.Soak < TimeSpan.Zero, $"{at}:{nameof(policy.Soak)}", "must not be negative");
    }

    private static void CheckDuration(TimeSpan? duration, string setting, SettingProblems problems) =>
        problems.AddIf(duration <= TimeSpan.Zero, setting, "must be longer than zero");

    private static void CheckChannels(
        string[]? names,
        string at,
        IDictionary<string, ChannelOptions> channels,
        SettingProblems problems
    )
    {
        for (var index = 0; index < (names?.Length ?? 0); index++)
        {
            var channel = names![index];
            problems.AddIf(
                !channels.Keys.Contains(channel, StringComparer.OrdinalIgnoreCase),
                $"{at}:{index}",
                $"channel '{channel}' does not exist"
            );
        }
    }

    /// <summary>One that is misspelt would be missed only when a rotation needs it.</summary>
    private static void CheckAbilities(PolicyOptions policy, string at, SettingProblems problems)
    {
        for (var index = 0; index < (policy.Allow?.Length ?? 0); index++)
        {
            var ability = policy.Allow![index];
            problems.AddIf(
                !Abilities.All.Contains(ability, StringComparer.Ordinal),
                $"{at}:{nameof(policy.Allow)}:{index}",
                $"'{ability}' is none of {string.Join(", ", Abilities.All)}"
            );
        }
    }

    private static void CheckGates(PolicySettings policy, People people, string at, SettingProblems problems)
    {
        var asks =
            policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval
            || policy.StartGate == StartGate.Approval
            || policy.Leak == LeakRule.Approval;
        var approvers = policy.Approvers.Select(people.NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        problems.AddIf(policy.ApprovalsNeeded < 1, $"{at}:{nameof(policy.ApprovalsNeeded)}", "must be 1 or more");
        problems.AddIf(
            asks && approvers == 0,
            $"{at}:{nameof(policy.Approvers)}",
            "is missing: a gate of this policy asks for an approval"
        );
        problems.AddIf(
            asks && approvers > 0 && policy.ApprovalsNeeded > approvers,
            $"{at}:{nameof(policy.ApprovalsNeeded)}",
            $"{policy.ApprovalsNeeded} approvals are needed of {approvers} approvers"
        );
        problems.AddIf(
            policy.EscalateAfter is not null && policy.EscalateTo is not { Count: > 0 },
            $"{at}:{nameof(policy.EscalateTo)}",
            "is missing: EscalateAfter needs channels"
        );
        problems.AddIf(
            policy.EscalateAfter >= policy.ApprovalTimeout,
            $"{at}:{nameof(policy.EscalateAfter)}",
            "must be shorter than ApprovalTimeout"
        );
        problems.AddIf(
            policy.StartGate == StartGate.Window && policy.Window is null,
            $"{at}:{nameof(policy.Window)}",
            "is missing: the start gate of this policy is a window"
        );
    }
}
