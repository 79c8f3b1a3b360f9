using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

/// <summary>What waits for a person, and their answer.</summary>
internal interface IApprovals
{
    /// <returns>Null where the rotation waits for no answer.</returns>
    Task<OpenApproval?> FindOpenAsync(string rotationId, CancellationToken ct);

    /// <summary>The answer counts for exactly the evidence of <paramref name="open"/>.</summary>
    Task<ApprovalReply> AnswerAsync(string rotationId, OpenApproval open, AnswerOrder order, CancellationToken ct);
}

/// <param name="As">Who answers; null for whoever sits here.</param>
internal sealed record AnswerOrder(bool Approves, string? Why, string? As);
