namespace QlikRotator.Web;

/// <summary>Codes of reasons that come from the API and the pages. What each means is in <c>.github/reason-codes.md</c>.</summary>
internal static class WebCodes
{
    public const string AlreadyEnded = nameof(AlreadyEnded);
    public const string BadDate = nameof(BadDate);
    public const string BadKey = nameof(BadKey);
    public const string BadQuery = nameof(BadQuery);
    public const string BadRequest = nameof(BadRequest);
    public const string BadSignature = nameof(BadSignature);
    public const string CallbackNotConfigured = nameof(CallbackNotConfigured);
    public const string CallbackSecretTooShort = nameof(CallbackSecretTooShort);
    public const string CallbackSecretUnreadable = nameof(CallbackSecretUnreadable);
    public const string JsonNeeded = nameof(JsonNeeded);
    public const string LinkNeeded = nameof(LinkNeeded);
    public const string NotYourLink = nameof(NotYourLink);
    public const string NothingRuns = nameof(NothingRuns);
    public const string ObjectIdNeeded = nameof(ObjectIdNeeded);
    public const string OtherRequest = nameof(OtherRequest);
    public const string RoleNeeded = nameof(RoleNeeded);
    public const string RotationNotFound = nameof(RotationNotFound);
    public const string SecretMissing = nameof(SecretMissing);
    public const string SignInNeeded = nameof(SignInNeeded);
    public const string TooLong = nameof(TooLong);
    public const string UnknownAddress = nameof(UnknownAddress);
}
