using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.TestSupport.Starting;

internal sealed record Begun(RotationRequest Request, DateTimeOffset? StartAt);

/// <summary>Remembers what it was asked to run, once per id, until a test lets it forget.</summary>
internal sealed class StartLog : IRotationHost
{
    public Dictionary<string, Begun> Running { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of secrets whose start breaks the host.</summary>
    public HashSet<string> Breaks { get; } = new(StringComparer.Ordinal);

    public Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct)
    {
        if (Breaks.Contains(request.Subject.Name))
        {
            throw new InvalidOperationException("with something that must not be logged");
        }

        lock (Running)
        {
            var begun = Running.TryAdd(request.RotationId, new(request, request.NotBefore));
            return Task.FromResult(begun ? StartAnswer.Started : StartAnswer.AlreadyRunning);
        }
    }

    public Task NudgeAsync(string rotationId, CancellationToken ct) => Task.CompletedTask;
}

internal sealed class PurgeLog : IRotationHistory
{
    public List<DateTimeOffset> Limits { get; } = [];

    public Task<int> PurgeAsync(DateTimeOffset limit, CancellationToken ct)
    {
        Limits.Add(limit);
        return Task.FromResult(3);
    }
}

internal sealed record Told(AlarmKind Kind, string Secret, DateTimeOffset Since, bool Recovered);

/// <summary>Remembers what people were told, each occurrence once; a crash on the way can be arranged.</summary>
internal sealed class AlarmLog : INotifier
{
    public List<Told> Told { get; } = [];

    public bool Crashes { get; set; }

    /// <summary>Whether telling goes wrong in a way that nobody foresaw.</summary>
    public bool Fails { get; set; }

    public Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct)
    {
        var told = new Told(alarm.Kind, alarm.Secret.Name, since, recovered);
        if (Crashes)
        {
            throw new OperationCanceledException();
        }

        if (Fails)
        {
            throw new InvalidOperationException("The ledger of notices is away.");
        }

        if (!Told.Contains(told))
        {
            Told.Add(told);
        }

        return Task.CompletedTask;
    }

    public Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct) => Task.CompletedTask;

    public Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct) => Task.CompletedTask;

    public Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct) => Task.CompletedTask;
}
