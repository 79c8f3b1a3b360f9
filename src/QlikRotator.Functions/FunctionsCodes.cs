namespace QlikRotator.Functions;

/// <summary>Codes of reasons that come from the Functions host. What each means is in <c>.github/reason-codes.md</c>.</summary>
internal static class FunctionsCodes
{
    public const string ActivityLost = nameof(ActivityLost);
    public const string ProbeArrived = nameof(ProbeArrived);
    public const string ProbeLost = nameof(ProbeLost);
    public const string QueueUnreachable = nameof(QueueUnreachable);
}
