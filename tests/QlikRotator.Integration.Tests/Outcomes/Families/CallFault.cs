using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>Ways in which a request can go wrong so that its sender does not know what came of it, or must wait.</summary>
internal sealed record CallFault(string Name, FaultKind Kind, bool AfterWork, int Status = 503)
{
    public static readonly TimeSpan AskedToWait = TimeSpan.FromSeconds(90);

    /// <summary>Those that the host the stories run on could make a difference to.</summary>
    public static IReadOnlyList<CallFault> All =>
        [.. Every.Where(fault => WorkflowHost.TriesEveryFault || fault.IsThrottling || fault.Kind == FaultKind.LoseResponse)];

    private static IReadOnlyList<CallFault> Every { get; } =
    [
        // .NET sends a request without content again by itself when a pooled connection is closed like this.
        new("done, and the connection closed", FaultKind.LoseResponse, AfterWork: true),
        new("not done, and the connection closed", FaultKind.Close, AfterWork: false),
        new("done, and the connection reset", FaultKind.Reset, AfterWork: true),
        new("not done, and the connection reset", FaultKind.Reset, AfterWork: false),
        new("done, and 503 answered", FaultKind.Status, AfterWork: true),
        new("not done, and 503 answered", FaultKind.Status, AfterWork: false),
        new("throttled", FaultKind.Status, AfterWork: false, Status: 429),
    ];

    public static CallFault Named(string name) => All.Single(fault => fault.Name == name);

    public bool IsThrottling => Status == 429;

    /// <summary>The fault for one occurrence of a call.</summary>
    /// <param name="skip">How many of the same go unharmed first.</param>
    public Fault At(ReceivedCall call, int skip) =>
        new()
        {
            Kind = Kind,
            AfterWork = AfterWork,
            Status = Status,
            RetryAfter = IsThrottling ? AskedToWait : null,
            Where = received => received == call,
            Skip = skip,
        };
}
