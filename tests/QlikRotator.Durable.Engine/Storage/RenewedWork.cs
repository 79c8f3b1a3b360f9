using System.Collections.Concurrent;
using System.Reflection;
using DurableTask.Core;

namespace QlikRotator.Durable.Engine.Storage;

/// <summary>
/// Keeps hold of an activity for as long as it runs, as Durable Task's own dispatcher does and the one of its test host does not:
/// otherwise every activity that is slower than a dead process's grace would be run twice at once.
/// </summary>
internal class RenewedWork : DispatchProxy
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _held = new(StringComparer.Ordinal);
    private IOrchestrationService _service = null!;
    private TimeSpan _every;

    public static IOrchestrationService Of(IOrchestrationService service, TimeSpan every)
    {
        var proxy = Create<IOrchestrationService, RenewedWork>();
        ((RenewedWork)(object)proxy)._service = service;
        ((RenewedWork)(object)proxy)._every = every;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [TaskActivityWorkItem done, ..] && _held.TryRemove(done.Id, out var held))
        {
            held.Cancel();
        }

        var answer = targetMethod!.Invoke(_service, args);
        return answer is Task<TaskActivityWorkItem> next && targetMethod.Name == nameof(_service.LockNextTaskActivityWorkItem)
            ? HoldAsync(next)
            : answer;
    }

    private async Task<TaskActivityWorkItem> HoldAsync(Task<TaskActivityWorkItem> next)
    {
        var item = await next;
        if (item is not null && _held.TryAdd(item.Id, new CancellationTokenSource()))
        {
            _ = RenewAsync(item, _held[item.Id].Token);
        }

        return item!;
    }

    private async Task RenewAsync(TaskActivityWorkItem item, CancellationToken ct)
    {
        using var clock = new PeriodicTimer(_every);
        try
        {
            while (await clock.WaitForNextTickAsync(ct))
            {
                await _service.RenewTaskActivityWorkItemLockAsync(item);
            }
        }
        catch (OperationCanceledException)
        {
            // It is done.
        }
    }
}
