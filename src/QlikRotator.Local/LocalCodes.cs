namespace QlikRotator.Local;

/// <summary>Codes of reasons that come from the local host. What each means is in <c>.github/reason-codes.md</c>.</summary>
internal static class LocalCodes
{
    public const string AnsweredBefore = nameof(AnsweredBefore);
    public const string AppRefused = nameof(AppRefused);
    public const string BadArguments = nameof(BadArguments);
    public const string BadSettings = nameof(BadSettings);
    public const string DoesNotWork = nameof(DoesNotWork);
    public const string NoEventQueue = nameof(NoEventQueue);
    public const string NoValue = nameof(NoValue);
    public const string NoSuchRotation = nameof(NoSuchRotation);
    public const string NotTold = nameof(NotTold);
    public const string NothingWaits = nameof(NothingWaits);
    public const string RotationEnded = nameof(RotationEnded);
    public const string Stopped = nameof(Stopped);
    public const string Unusable = nameof(Unusable);
}
