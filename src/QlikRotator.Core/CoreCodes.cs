namespace QlikRotator.Core;

/// <summary>Codes of reasons that come from what a rotation is. What each means is in <c>.github/reason-codes.md</c>.</summary>
public static class CoreCodes
{
    public const string AnswerLost = nameof(AnswerLost);
    public const string ApprovalGateNeeded = nameof(ApprovalGateNeeded);
    public const string ApprovalTimedOut = nameof(ApprovalTimedOut);
    public const string Approved = nameof(Approved);
    public const string BadTags = nameof(BadTags);
    public const string CurrentKeyRefused = nameof(CurrentKeyRefused);
    public const string CurrentRefused = nameof(CurrentRefused);
    public const string EvidenceChanged = nameof(EvidenceChanged);
    public const string Expired = nameof(Expired);
    public const string ExpiresSoon = nameof(ExpiresSoon);
    public const string ForeignVersion = nameof(ForeignVersion);
    public const string Healthy = nameof(Healthy);
    public const string LeakDeclared = nameof(LeakDeclared);
    public const string LeaseLost = nameof(LeaseLost);
    public const string LedgerUnavailable = nameof(LedgerUnavailable);
    public const string LinkReplaced = nameof(LinkReplaced);
    public const string MappingClaimed = nameof(MappingClaimed);
    public const string NearExpiry = nameof(NearExpiry);
    public const string NewMissing = nameof(NewMissing);
    public const string NewRefused = nameof(NewRefused);
    public const string NewUnproved = nameof(NewUnproved);
    public const string NobodyAsked = nameof(NobodyAsked);
    public const string NotAnApprover = nameof(NotAnApprover);
    public const string NotDelivered = nameof(NotDelivered);
    public const string NotRecorded = nameof(NotRecorded);
    public const string OldUnknown = nameof(OldUnknown);
    public const string Overdue = nameof(Overdue);
    public const string Planned = nameof(Planned);
    public const string Rejected = nameof(Rejected);
    public const string RequesterMayNotApprove = nameof(RequesterMayNotApprove);
    public const string SameCredential = nameof(SameCredential);
    public const string SecretDeleted = nameof(SecretDeleted);
    public const string SecretDisabled = nameof(SecretDisabled);
    public const string SecretNotFound = nameof(SecretNotFound);
    public const string SharedCredential = nameof(SharedCredential);
    public const string SharedSlot = nameof(SharedSlot);
    public const string Stale = nameof(Stale);
    public const string StrayCredential = nameof(StrayCredential);
    public const string Stuck = nameof(Stuck);
    public const string Superseded = nameof(Superseded);
    public const string TagsLost = nameof(TagsLost);
    public const string TextTooLong = nameof(TextTooLong);
    public const string TooManyGuesses = nameof(TooManyGuesses);
    public const string TooOld = nameof(TooOld);
    public const string Unknown = nameof(Unknown);
    public const string UnknownApproval = nameof(UnknownApproval);
    public const string UnknownLink = nameof(UnknownLink);
    public const string Unproved = nameof(Unproved);
    public const string VaultDrift = nameof(VaultDrift);
    public const string VaultForbidden = nameof(VaultForbidden);
    public const string WaitingForApproval = nameof(WaitingForApproval);
    public const string WrongCredentialTag = nameof(WrongCredentialTag);
}
