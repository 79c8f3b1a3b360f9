using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace QlikRotator.Functions.Tests;

/// <summary>An orchestration's context whose timers, events and activities end when a test says so.</summary>
internal sealed class Orchestration : TaskOrchestrationContext
{
    private readonly Queue<TaskCompletionSource<string>> _waiters = new();

    /// <summary>The timer that was set last.</summary>
    public TaskCompletionSource Timer { get; private set; } = new();

    public TaskFailedException? ActivityFailure { get; set; }

    public object? ActivityAnswer { get; set; }

    public List<string> Cancelled { get; } = [];

    public DateTime? FireAt { get; private set; }

    public object? Status { get; private set; }

    public override TaskName Name => "RotateSecret";

    public override string InstanceId => "0123456789abcdef01234567";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime { get; } = new(2026, 5, 1, 3, 0, 0, DateTimeKind.Utc);

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        FireAt = fireAt;
        cancellationToken.Register(() => Cancelled.Add("timer"));
        Timer = new();
        return Timer.Task;
    }

    /// <summary>The event goes to whoever waits longest, cancelled or not: Durable Task does not pass a cancelled waiter over.</summary>
    public void Raise() => _waiters.Dequeue().TrySetResult("");

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        var waiter = new TaskCompletionSource<string>();
        _waiters.Enqueue(waiter);
        cancellationToken.Register(() =>
        {
            Cancelled.Add(eventName);
            waiter.TrySetCanceled(cancellationToken);
        });
        return (Task<T>)(object)waiter.Task;
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        ActivityFailure is null ? Task.FromResult((TResult)ActivityAnswer!) : Task.FromException<TResult>(ActivityFailure);

    public override void SetCustomStatus(object? customStatus) => Status = customStatus;

    public override T? GetInput<T>()
        where T : default => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    ) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
