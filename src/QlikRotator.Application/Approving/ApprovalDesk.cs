using Microsoft.Extensions.Logging;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Approving;

/// <param name="EvidenceHash">What the person saw; null where the request itself was named.</param>
public sealed record ApprovalWords(bool Approves, string? Why, string? EvidenceHash)
{
    /// <summary>Who gave the name of the person who answers, where nobody vouches that it is theirs.</summary>
    public string? ClaimedBy { get; init; }
}

/// <summary>
/// Takes answers from pages, flows and the command line. An answer is in the ledger before anything else happens; the nudge
/// that follows may be lost.
/// </summary>
public sealed partial class ApprovalDesk(
    ApprovalStore book,
    ApprovalLinks links,
    EvidenceCheck evidence,
    People people,
    RotationLedger ledger,
    TimeProvider time,
    ILogger<ApprovalDesk> logger
)
{
    public const string ByLink = "link";
    public const string BySignIn = "sign-in";
    public const string AtThisMachine = "this machine";
    public const string ByFlow = "flow";
    public const string ByCommandLine = "command line";

    /// <summary>The question of a rotation that still waits for answers.</summary>
    public async Task<ApprovalRecord?> FindOpenAsync(string rotationId, CancellationToken ct) =>
        await book.ListAsync(rotationId, ct).Where(one => one.Closed is null).OrderBy(one => one.AskedAt).LastOrDefaultAsync(ct);

    /// <summary>The answer of whoever the link was sent to.</summary>
    public async Task<ApprovalAnswer> AnswerByLinkAsync(
        string approvalId,
        string token,
        ApprovalWords words,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var holder = await links.TryAsync(approvalId, token, ct);
        return holder is { Approver: { } person, Approval: { } approval }
            ? await AnswerAsync(approval, person, ByLink, words, host, ct)
            : ApprovalAnswer.Refused(holder.Refusal!);
    }

    /// <summary>The answer of a person whom the caller has identified.</summary>
    /// <param name="via">One of the constants of this class.</param>
    public async Task<ApprovalAnswer> AnswerByNameAsync(
        string approvalId,
        string person,
        string via,
        ApprovalWords words,
        IRotationHost host,
        CancellationToken ct
    ) =>
        await book.FindAsync(approvalId, ct) is { } approval
            ? await AnswerAsync(approval, people.NameOf(person), via, words, host, ct)
            : ApprovalAnswer.Refused(new(CoreCodes.UnknownApproval, "There is no such request."));

    private async Task<ApprovalAnswer> AnswerAsync(
        ApprovalRecord approval,
        string person,
        string via,
        ApprovalWords words,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var id = approval.ApprovalId;
        var outdated = ApprovalPolicy.WhyMayNotAnswer(approval, person) is null && await EndIfOutdatedAsync(approval, ct);
        var decision = new ApprovalDecision(
            person,
            words.Approves,
            words.Why is { } why ? FreeText.Shorten(why) : null,
            time.GetUtcNow(),
            via
        )
        {
            ClaimedBy = words.ClaimedBy,
        };
        var answer = await book.AnswerAsync(id, decision, words.EvidenceHash, ct);
        if (answer is { Kind: AnswerKind.Recorded, Decision: { } recorded })
        {
            Log.Answered(logger, id, decision.Who, words.Approves, via);
            await FollowUpAsync(
                "note",
                id,
                () => ledger.NoteAsync(approval.Request.RotationId, ApprovalNotes.Of(id, recorded), ct)
            );
        }

        if (outdated || answer.Kind == AnswerKind.Recorded)
        {
            await FollowUpAsync("nudge", id, () => host.NudgeAsync(approval.Request.RotationId, ct));
        }

        return answer;
    }

    /// <summary>Whether the question ended because something changed. While the vault is away, the rotation looks later itself.</summary>
    private async Task<bool> EndIfOutdatedAsync(ApprovalRecord approval, CancellationToken ct)
    {
        try
        {
            return approval.Closed is null
                && await evidence.WhatChangedAsync(approval.Evidence, ct) is { } changed
                && await book.SettleAsync(approval.ApprovalId, null, changed, ct) is { Kind: VerdictKind.Void };
        }
        catch (TryAgainException)
        {
            return false;
        }
    }

    /// <summary>What the rotation makes up for at its next look, if it fails here.</summary>
    private async Task FollowUpAsync(string what, string approvalId, Func<Task> action)
    {
        try
        {
            await action();
        }
#pragma warning disable CA1031 // The answer is recorded: whatever happens here must not tell the person otherwise.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.FollowUpFailed(logger, what, approvalId, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(600, LogLevel.Information, "Request {ApprovalId}: {Person} answered, approves: {Approves}, by {Via}")]
        public static partial void Answered(ILogger logger, string approvalId, string person, bool approves, string via);

        [LoggerMessage(601, LogLevel.Warning, "Request {ApprovalId}: the {What} after an answer failed with {ExceptionType}")]
        public static partial void FollowUpFailed(ILogger logger, string what, string approvalId, string exceptionType);
    }
}
