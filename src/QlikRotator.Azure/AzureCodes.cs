namespace QlikRotator.Azure;

/// <summary>Codes of reasons that come from Key Vault and the ledger in Azure Tables. What each means is in <c>.github/reason-codes.md</c>.</summary>
internal static class AzureCodes
{
    public const string AlreadyThere = nameof(AlreadyThere);
    public const string Copied = nameof(Copied);
    public const string KeyNotFound = nameof(KeyNotFound);
    public const string NotASecret = nameof(NotASecret);
    public const string NotAnEvent = nameof(NotAnEvent);
    public const string Same = nameof(Same);
    public const string SealArchiveUnavailable = nameof(SealArchiveUnavailable);
    public const string SecretAmbiguous = nameof(SecretAmbiguous);
    public const string SecretEmpty = nameof(SecretEmpty);
    public const string TargetIsSource = nameof(TargetIsSource);
    public const string TargetManaged = nameof(TargetManaged);
    public const string TargetTaken = nameof(TargetTaken);
    public const string VaultAnswerUnreadable = nameof(VaultAnswerUnreadable);
    public const string VaultChanges = nameof(VaultChanges);
    public const string VaultLists = nameof(VaultLists);
    public const string VaultNotConfigured = nameof(VaultNotConfigured);
    public const string VaultRefused = nameof(VaultRefused);
    public const string VaultSignIn = nameof(VaultSignIn);
    public const string VaultThrottled = nameof(VaultThrottled);
    public const string VaultUnavailable = nameof(VaultUnavailable);
    public const string VaultUnreachable = nameof(VaultUnreachable);
    public const string VaultUntrusted = nameof(VaultUntrusted);
}
