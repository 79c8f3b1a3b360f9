namespace QlikRotator.Local;

/// <summary>Codes of reasons that come from the local host. What each means is in <c>.github/reason-codes.md</c>.</summary>
internal static class LocalCodes
{
    public const string DoesNotWork = nameof(DoesNotWork);
    public const string NoValue = nameof(NoValue);
    public const string NotTold = nameof(NotTold);
}
