using QlikRotator.Adapters.Notifications;
using QlikRotator.Adapters.Notifications.Texts;
using QlikRotator.Adapters.Web.Pages.Html;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Adapters.Web.Pages.Approvals;

/// <summary>Everything the decision is about, on one page.</summary>
internal static class ApprovalEvidence
{
    public static Markup Of(ApprovalRecord approval) =>
        Markup.Of(
            $"""
            <h2>What this is about</h2>
            {Blocks.Facts([.. EvidenceFacts.Of(approval.Evidence), .. More(approval)])}
            {Markup.When(approval.Evidence.Health is not null, () => Checks(approval.Evidence.Health!))}
            {Markup.When(approval.Decisions.Count > 0, () => Answers(approval))}
            """
        );

    public static string WhyNow(RotationRequest request) =>
        request.Trigger switch
        {
            RotationTrigger.NearExpiry => "Key Vault says that the value expires soon",
            RotationTrigger.Expired => "Key Vault says that the value has expired",
            RotationTrigger.NewVersion => "somebody wrote a new version",
            RotationTrigger.Schedule => "the policy's age or the value's end is near",
            _ => "a person asked for it",
        };

    private static IEnumerable<NoticeFact> More(ApprovalRecord approval)
    {
        yield return new("Why now", WhyNow(approval.Request));
        yield return new("Policy", approval.Request.Policy.Name);
        yield return new("Old version", approval.Evidence.OldVersion);
        if (approval.Evidence.NewVersion is { } version)
        {
            yield return new("New version", version);
        }

        yield return new("Rotation", approval.Evidence.RotationId);
        yield return new("Evidence", $"SHA-256 {approval.EvidenceHash}");
    }

    private static Markup Checks(HealthReport health) =>
        Markup.Of(
            $"""
            <h2>Health, checked {When.Text(health.At)}</h2>
            <table class="stack"><thead><tr><th scope="col">Where</th><th scope="col">Result</th><th scope="col">What was seen</th></tr></thead>
            <tbody>{health.Checks.Select(Check)}</tbody></table>
            """
        );

    private static Markup Check(HealthCheck check) =>
        Markup.Of(
            $"""
            <tr><th scope="row">{check.Subject}</th><td data-label="Result">{Result(
                check
            )}</td><td data-label="Seen">{check.Reason.Message}</td></tr>
            """
        );

    private static Markup Result(HealthCheck check) =>
        !check.Healthy ? Blocks.Tag("bad", "failed")
        : check.Provable ? Blocks.Tag("good", "works")
        : Blocks.Tag("warn", "cannot be proved");

    private static Markup Answers(ApprovalRecord approval) =>
        Markup.Of($"<h2>Answers</h2><ul>{approval.Decisions.Select(Answer)}</ul>");

    private static Markup Answer(ApprovalDecision decision) =>
        Markup.Of(
            $"""
            <li>{decision.By} {(decision.Approves ? "approved" : "rejected")} on {When.Text(decision.At)} by {decision.Via}{(
                decision.Why is { Length: > 0 } why ? $": {why}" : "."
            )}</li>
            """
        );
}
