using System.Globalization;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary>A secret's tags and its policy in words.</summary>
internal static class SecretFacts
{
    public static IEnumerable<NoticeFact> Of(SweepCandidate candidate) =>
        [
            new("Tenant", candidate.Secret.Tenant),
            new("Family", candidate.Secret.Source),
            new("Id at the tenant", candidate.Secret.ResourceId),
            new("Credential", candidate.Secret.CredentialId ?? "not recorded yet"),
            new("Written", When.Text(candidate.Secret.CreatedOn)),
            new("Started by", StartedBy(candidate)),
            new("Expires", When.Text(candidate.Secret.ExpiresOn) ?? "never; the policy's age counts"),
        ];

    public static IEnumerable<NoticeFact> Of(PolicySettings policy) =>
        [
            new("Name", policy.Name),
            new("Oldest value", Words.Span(policy.MaxAge)),
            new("Rotated before expiry", Words.Span(policy.RotateBeforeExpiry)),
            new("Both credentials work", SideBySide(policy)),
            new("Before it starts", Start(policy)),
            new("Before the old one is deleted", Retire(policy)),
            .. policy.Approvers.Count > 0 ? [new NoticeFact("Approvers", string.Join(", ", policy.Approvers))] : (NoticeFact[])[],
        ];

    /// <summary>What comes next, in one sentence.</summary>
    public static string Next(SweepCandidate candidate, DateTimeOffset? due, DateTimeOffset now) =>
        candidate.IsRunning ? "A rotation is under way."
        : due is not { } at ? "Its own writer renews it; each new version is copied to its slots."
        : RotationPolicy.WhyNotAutomatic(candidate.Secret, candidate.Policy) is { } why ? why.Message
        : at <= now ? "It is due: the next sweep starts its rotation."
        : $"The next rotation is due in {Words.Span(at - now)}, on {at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.";

    private static string StartedBy(SweepCandidate candidate) =>
        RotationPolicy.StartsOf(candidate.Secret, candidate.Policy) switch
        {
            StartRule.Paused => "nobody: it is paused",
            StartRule.Manual => "people only",
            _ => "the schedule, events and people",
        };

    private static string SideBySide(PolicySettings policy) =>
        policy.RetireAtExpiry == true ? "until the old value's own end"
        : policy.RetireNotBefore is { } day
            ? $"until {day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} at least"
        : policy.Soak > TimeSpan.Zero ? Words.Span(policy.Soak)
        : "only while it is delivered";

    /// <summary>What that means for the credential that is in use now.</summary>
    public static string Fate(SweepCandidate candidate, DateTimeOffset? due, DateTimeOffset now) =>
        candidate.IsRunning || due is not { } at ? "" : ForecastWords.Of(RetirementForecast.Of(candidate, at > now ? at : now));

    private static string Start(PolicySettings policy) =>
        policy.StartGate switch
        {
            StartGate.Approval => $"{Words.Count(policy.ApprovalsNeeded, "approval")}",
            StartGate.Window => "the maintenance window",
            _ => "nothing is waited for",
        };

    private static string Retire(PolicySettings policy) =>
        policy.Gate switch
        {
            RetireGate.Health => "every check has passed",
            RetireGate.Approval => Words.Count(policy.ApprovalsNeeded, "approval"),
            RetireGate.HealthAndApproval => $"every check has passed, and {Words.Count(policy.ApprovalsNeeded, "approval")}",
            _ => "nothing more",
        };
}
