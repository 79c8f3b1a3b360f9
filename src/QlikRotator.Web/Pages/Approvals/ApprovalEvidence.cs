using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>Everything the decision is about, on one page: what dies and what lives first, what proves it next.</summary>
internal static class ApprovalEvidence
{
    public static Markup Of(ApprovalRecord approval) =>
        Markup.Of(
            $"""
            {Credentials(approval.Evidence)}
            {Markup.When(approval.Evidence.Health is not null, () => Checks(approval.Evidence.Health!))}
            {Markup.When(approval.Evidence.Gate == ApprovalGate.Retire, () => Slots(approval.Evidence))}
            <h2>What this is about</h2>
            {Blocks.Facts(About(approval))}
            <details><summary>For the record</summary>{Blocks.Facts(Record(approval))}</details>
            {Markup.When(approval.Decisions.Count > 0, () => Answers(approval))}
            """
        );

    private static Markup Credentials(Evidence evidence) =>
        Markup.Of(
            $"""
            <div class="pair">
            <section class="bad"><h2>{(evidence.Gate == ApprovalGate.Start ? "Would be replaced" : "Would be deleted")}</h2>
            <p class="id">{evidence.OldCredentialId ?? "unknown credential"}</p>
            <p>{evidence.Source} at {evidence.Tenant}</p><p>in use since {When.Text(evidence.OldCreatedOn)}</p></section>
            {Successor(evidence)}
            </div>
            """
        );

    private static Markup Successor(Evidence evidence) =>
        evidence.Gate == ApprovalGate.Start
            ? Markup.Of($"""<section><h2>Takes its place</h2><p>A new credential, made once this is approved.</p></section>""")
            : Markup.Of(
                $"""
                <section class="good"><h2>Has taken its place</h2><p class="id">{evidence.NewCredentialId
                    ?? "same credential"}</p>
                <p>issued {When.Text(evidence.NewIssuedAt) ?? "–"}</p><p>ends {When.Text(evidence.NewExpiresOn)
                    ?? "never"}</p></section>
                """
            );

    private static IEnumerable<NoticeFact> About(ApprovalRecord approval) =>
        [
            new("Secret", approval.Evidence.Secret.ToString()),
            new("Why now", WhyNow.Of(approval.Request.Trigger)),
            new("Asked for by", approval.Evidence.RequestedBy),
            new("Policy", approval.Request.Policy.Name),
            new("Answer by", When.Text(approval.Evidence.Deadline)),
            new("Without an answer", EvidenceFacts.WithoutAnswer(approval.Evidence)),
        ];

    private static IEnumerable<NoticeFact> Record(ApprovalRecord approval) =>
        [
            new("Asked at", When.Text(approval.AskedAt)),
            new("Old version", approval.Evidence.OldVersion),
            .. approval.Evidence.NewVersion is { } version ? [new NoticeFact("New version", version)] : (NoticeFact[])[],
            new("Rotation", approval.Evidence.RotationId),
            new("Evidence", $"SHA-256 {approval.EvidenceHash}"),
        ];

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

    private static Markup Slots(Evidence evidence) =>
        evidence.Slots.Count == 0
            ? Markup.Of($"<h2>Places with a copy</h2><p>None: consumers read the vault themselves.</p>")
            : Markup.Of(
                $"""
                <h2>Places with a copy</h2>
                <table class="stack"><thead><tr><th scope="col">Slot</th><th scope="col">State</th><th scope="col">What was seen</th></tr></thead>
                <tbody>{evidence.Slots.Select(Slot)}</tbody></table>
                """
            );

    private static Markup Slot(SlotState slot) =>
        Markup.Of(
            $"""
            <tr><th scope="row">{slot.Slot}</th><td data-label="State">{(
                slot.Good ? Blocks.Tag("good", "has the new value") : Blocks.Tag("bad", "failed")
            )}</td><td data-label="Seen">{slot.Reason.Message}</td></tr>
            """
        );

    private static Markup Answers(ApprovalRecord approval) =>
        Markup.Of($"<h2>Answers</h2><ul>{approval.Decisions.Select(Answer)}</ul>");

    private static Markup Answer(ApprovalDecision decision) =>
        Markup.Of(
            $"""
            <li>{decision.Who} {(decision.Approves ? "approved" : "rejected")} on {When.Text(decision.At)} by {decision.Via}{(
                decision.Why is { Length: > 0 } why ? $": {why}" : "."
            )}</li>
            """
        );
}
