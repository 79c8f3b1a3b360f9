namespace QlikRotator.Core.Rotation;

public sealed record ApprovalQuestion(RotationRequest Request, Evidence Evidence);

/// <summary>An asked question: what the workflow waits on.</summary>
public sealed record ApprovalTicket(RotationRequest Request, string ApprovalId, DateTimeOffset Deadline);

public enum VerdictKind
{
    /// <summary>Not enough approvers have answered.</summary>
    Pending,
    Approved,
    Rejected,

    /// <summary>The deadline passed first.</summary>
    TimedOut,

    /// <summary>What was shown is no longer what is: the question must be asked again on new evidence.</summary>
    Void,

    /// <summary>Somebody cancelled the rotation.</summary>
    Cancelled,

    /// <summary>Nobody is asked: the secret is held, and its old credential stays whatever the answer would be.</summary>
    Held,
}

/// <summary>What the ledger says about a question, and when (UTC) to look again without being nudged.</summary>
public sealed record Verdict(VerdictKind Kind, Reason Reason, DateTimeOffset LookAgainAt);
