using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>Evidence in words, the same on cards, in mails and on the page.</summary>
public static class EvidenceFacts
{
    public static IReadOnlyList<NoticeFact> Of(Evidence evidence)
    {
        var facts = new List<NoticeFact>
        {
            new("Secret", evidence.Secret.ToString()),
            new("Tenant", evidence.Tenant),
            new("Family", evidence.Source),
            new("Old", Old(evidence)),
        };
        if (evidence.Gate == ApprovalGate.Retire)
        {
            facts.Add(new("New", New(evidence)));
            facts.Add(new("Health", Health(evidence.Health)));
        }

        if (IsOnlyClaimed(evidence))
        {
            facts.Add(new("Only the tag says so", OnlyClaimed));
            facts.AddRange((evidence.Candidates ?? []).Select(one => new NoticeFact("Alive", Candidate(one))));
        }

        facts.AddRange((evidence.Left ?? []).Select(id => new NoticeFact("Dies with it", $"{id}, left by an earlier rotation")));
        facts.AddRange(
            evidence.Slots.Select(slot => new NoticeFact(
                "Slot",
                $"{SlotWords.Of(slot.Slot, evidence.Tenant)}: {slot.Reason.Message}"
            ))
        );
        facts.Add(new("Started by", EventWords.Actor(evidence.RequestedBy)));
        facts.Add(new("Answer by", When.Text(evidence.Deadline)));
        facts.Add(new("Without an answer", WithoutAnswer(evidence)));
        return facts;
    }

    /// <summary>What an approver must know before they say that the old credential may be deleted.</summary>
    public const string OnlyClaimed =
        "Nothing proves that the old value belongs to this credential. Compare it with all that were alive before you agree.";

    public static bool IsOnlyClaimed(Evidence evidence) => evidence.Mapping == CredentialMapping.Claimed;

    public static string Candidate(CandidateCredential one) =>
        $"{one.Id}, created {(one.CreatedAt is { } at ? When.Text(at) : "at an unknown time")} by {one.CreatedBy ?? "somebody the tenant does not name"}";

    public static string WhenRejected(Evidence evidence) =>
        evidence.Gate == ApprovalGate.Start
            ? "Nothing is changed."
            : "The old value comes back everywhere, and the new credential is deleted.";

    public static string WithoutAnswer(Evidence evidence) =>
        evidence switch
        {
            { Gate: ApprovalGate.Start } => "nothing is changed",
            { OnTimeout: TimeoutAction.Restore } => "the old value comes back everywhere and the new credential is deleted",
            _ => "old and new are both kept, and a person is told",
        };

    public static string Health(HealthReport? health) =>
        health switch
        {
            null => "not checked",
            { Proved: true } => $"all {health.Checks.Count} checks passed at {When.Text(health.At)}",
            { Healthy: true } =>
                $"nothing speaks against it, but {Unproved(health)} could not be proved ({When.Text(health.At)})",
            _ => $"{health.FirstProblem().Message} ({When.Text(health.At)})",
        };

    private static string Old(Evidence evidence) =>
        $"{evidence.OldCredentialId ?? "unknown credential"}, in use since {When.Text(evidence.OldCreatedOn)}";

    private static string New(Evidence evidence)
    {
        var ends = evidence.NewExpiresOn is { } end ? $", ends {When.Text(end)}" : "";
        return $"{evidence.NewCredentialId ?? "same credential"}, issued {When.Text(evidence.NewIssuedAt)}{ends}";
    }

    private static string Unproved(HealthReport health) =>
        string.Join(", ", health.Checks.Where(check => !check.Provable).Select(check => check.Subject));
}
