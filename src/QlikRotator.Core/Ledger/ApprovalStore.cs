using System.Runtime.CompilerServices;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>Questions put to people, and their answers. Every member may be called again after a crash with the same effect as once.</summary>
public sealed class ApprovalStore(ILedgerStore store, TimeProvider time)
{
    /// <summary>Opens the question, or returns it as it stands. Open questions of the same rotation about other evidence end.</summary>
    public async Task<ApprovalRecord> AskAsync(ApprovalQuestion question, CancellationToken ct)
    {
        var id = ApprovalKey.IdFor(question.Evidence);
        await foreach (var other in ListAsync(question.Evidence.RotationId, ct))
        {
            if (other.ApprovalId != id)
            {
                await SettleAsync(
                    other.ApprovalId,
                    null,
                    new(CoreCodes.Superseded, "A newer request took this one's place."),
                    ct
                );
            }
        }

        var asked = await store.ChangeAsync<ApprovalRecord>(ApprovalKey.For(id)!, found => found ?? New(id, question), ct);
        return asked!;
    }

    public async Task<ApprovalRecord?> FindAsync(string approvalId, CancellationToken ct) =>
        ApprovalKey.For(approvalId) is { } key ? (await store.ReadAsync<ApprovalRecord>(key, ct))?.Value : null;

    /// <summary>Every question of a rotation.</summary>
    public async IAsyncEnumerable<ApprovalRecord> ListAsync(string rotationId, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var document in store.ListAsync(ApprovalKey.Partition(rotationId), ct))
        {
            yield return Documents.Parse<ApprovalRecord>(document.Json);
        }
    }

    /// <summary>How many links that have ended are remembered, to tell somebody with an old message from somebody who guesses.</summary>
    private const int MostReplaced = 100;

    /// <summary>Adds links; a link to the same person through the same channel ends.</summary>
    public Task AddLinksAsync(string approvalId, IReadOnlyList<ApprovalLink> links, CancellationToken ct) =>
        ChangeAsync(
            approvalId,
            found =>
                found with
                {
                    Links = [.. Ended(found.Links, links).TakeLast(MostReplaced), .. StillGood(found.Links, links), .. links],
                },
            ct
        );

    /// <summary>Records that reminder number <paramref name="reminder"/> (from 1) has gone out.</summary>
    public Task CountReminderAsync(string approvalId, int reminder, CancellationToken ct) =>
        ChangeAsync(approvalId, found => found.Reminders >= reminder ? found : found with { Reminders = reminder }, ct);

    /// <summary>Records that others were told that nobody answers.</summary>
    public Task MarkEscalatedAsync(string approvalId, CancellationToken ct) =>
        ChangeAsync(approvalId, found => found with { Escalated = true }, ct);

    /// <summary>
    /// Records one person's answer, once. Of two answers at the same moment that settle the question differently, the first one
    /// written settles it and the other is told so.
    /// </summary>
    /// <param name="evidenceHash">The evidence the person saw; null where the question itself was named.</param>
    public async Task<ApprovalAnswer> AnswerAsync(
        string approvalId,
        ApprovalDecision decision,
        string? evidenceHash,
        CancellationToken ct
    )
    {
        ApprovalAnswer? answer = null;
        await ChangeAsync(
            approvalId,
            found =>
            {
                answer = Weigh(found, decision, evidenceHash);
                return answer.Kind == AnswerKind.Recorded ? answer.Approval! : found;
            },
            ct
        );
        return answer ?? ApprovalAnswer.Refused(new(CoreCodes.UnknownApproval, "There is no such request."));
    }

    /// <summary>What the question has come to. A verdict other than pending is final from the moment it was first returned here.</summary>
    /// <returns>Null where there is no such question.</returns>
    public async Task<Verdict?> SettleAsync(string approvalId, Reason? cancelled, Reason? changed, CancellationToken ct)
    {
        Verdict? verdict = null;
        await ChangeAsync(
            approvalId,
            found =>
            {
                var tampered = found.Intact ? null : new Reason(CoreCodes.EvidenceChanged, "The stored evidence was changed.");
                verdict = ApprovalPolicy.Judge(found, cancelled, changed ?? tampered, time.GetUtcNow());
                return verdict.Kind == VerdictKind.Pending || found.Closed is not null ? found : found with { Closed = verdict };
            },
            ct
        );
        return verdict;
    }

    private ApprovalAnswer Weigh(ApprovalRecord found, ApprovalDecision decision, string? evidenceHash)
    {
        if (ApprovalPolicy.WhyMayNotAnswer(found, decision.By) is { } refusal)
        {
            return ApprovalAnswer.Refused(refusal, found);
        }

        var verdict = ApprovalPolicy.Judge(found, null, null, time.GetUtcNow());
        if (found.DecisionOf(decision.By) is { } earlier)
        {
            return new(AnswerKind.AnsweredBefore, found, earlier, verdict, null);
        }

        if (verdict.Kind != VerdictKind.Pending)
        {
            return new(AnswerKind.Settled, found, null, verdict, null);
        }

        if (!found.Intact || (evidenceHash is not null && evidenceHash != found.EvidenceHash))
        {
            return ApprovalAnswer.Refused(
                new(CoreCodes.EvidenceChanged, "What you saw is not what this request is about."),
                found
            );
        }

        var recorded = found with { Decisions = [.. found.Decisions, decision with { At = time.GetUtcNow() }] };
        var now = ApprovalPolicy.Judge(recorded, null, null, time.GetUtcNow());
        return new(AnswerKind.Recorded, recorded, recorded.Decisions[^1], now, null);
    }

    private async Task ChangeAsync(string approvalId, Func<ApprovalRecord, ApprovalRecord> change, CancellationToken ct)
    {
        if (ApprovalKey.For(approvalId) is { } key)
        {
            await store.ChangeAsync<ApprovalRecord>(key, found => found is null ? null : change(found), ct);
        }
    }

    private ApprovalRecord New(string id, ApprovalQuestion question) =>
        new(
            id,
            question.Request,
            question.Evidence,
            ApprovalRecord.BindingOf(question.Request, question.Evidence),
            time.GetUtcNow(),
            [],
            [],
            0,
            null
        );

    private static IEnumerable<ApprovalLink> Ended(IReadOnlyList<ApprovalLink> before, IReadOnlyList<ApprovalLink> links) =>
        before.Where(old => old.Replaced || links.Any(one => Replaces(one, old))).Select(old => old with { Replaced = true });

    private static IEnumerable<ApprovalLink> StillGood(IReadOnlyList<ApprovalLink> before, IReadOnlyList<ApprovalLink> links) =>
        before.Where(old => !old.Replaced && !links.Any(one => Replaces(one, old)));

    private static bool Replaces(ApprovalLink one, ApprovalLink old) =>
        one.Channel == old.Channel && ApprovalPerson.Same(one.Approver, old.Approver);
}
