using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>A question, who was asked, and everything that was answered: one document, so that one compare-and-swap decides.</summary>
/// <param name="Request">Its policy says who may answer and how many must.</param>
/// <param name="EvidenceHash">What every answer is about, see <see cref="BindingOf"/>.</param>
/// <param name="Reminders">How often approvers were reminded.</param>
/// <param name="Closed">The verdict the rotation went on with; from then on no answer counts.</param>
public sealed record ApprovalRecord(
    string ApprovalId,
    RotationRequest Request,
    Evidence Evidence,
    string EvidenceHash,
    DateTimeOffset AskedAt,
    IReadOnlyList<ApprovalLink> Links,
    IReadOnlyList<ApprovalDecision> Decisions,
    int Reminders,
    Verdict? Closed
)
{
    /// <summary>Whether others were told that nobody answers.</summary>
    public bool Escalated { get; init; }

    /// <summary>False where the stored evidence is not what was asked about: somebody changed the document by hand.</summary>
    [JsonIgnore]
    public bool Intact => BindingOf(Request, Evidence) == EvidenceHash;

    /// <summary>
    /// SHA-256 over what an answer is about: the evidence, and the policy by which answers count. Whoever adds an approver to the stored
    /// question, or lets one do for two, has made another question.
    /// </summary>
    public static string BindingOf(RotationRequest request, Evidence evidence)
    {
        var policy = request.Policy;
        string[] facts =
        [
            evidence.Hash(),
            request.RequestedBy,
            policy.Name,
            policy.ApprovalsNeeded.ToString(CultureInfo.InvariantCulture),
            .. policy.Approvers,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts, RotatorJson.Options)));
    }

    public ApprovalDecision? DecisionOf(string person) => Decisions.FirstOrDefault(one => ApprovalPerson.Same(one.By, person));
}

/// <summary>A way for one approver to answer, sent through one channel. The token itself is in the message only.</summary>
/// <param name="TokenHash">See <see cref="ApprovalToken"/>.</param>
public sealed record ApprovalLink(string Approver, string Channel, string TokenHash, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether a newer message carries the link that is good.</summary>
    public bool Replaced { get; init; }
}

/// <param name="By">A mail address, a signed-in name, or <c>user@machine</c>.</param>
/// <param name="Via">How the answer came in: <c>link</c>, <c>sign-in</c>, <c>this machine</c>, <c>flow</c> or <c>command line</c>.</param>
public sealed record ApprovalDecision(string By, bool Approves, string? Why, DateTimeOffset At, string Via)
{
    /// <summary>Who gave the name, where nobody vouches that it is theirs; null where somebody does.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>As it is told.</summary>
    [JsonIgnore]
    public string Who => ClaimedBy is null ? By : $"{By} (claimed by {ClaimedBy})";
}
