using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;

namespace QlikRotator.Durable.Tests.Time;

/// <summary>
/// Between the dispatcher and the worker: the worker sees the story's time in the history, and the dispatcher sees timers that are due
/// at once. Nothing else is touched, so that orchestrator, replay and engine are the real ones.
/// </summary>
/// <param name="clockOf">The clock of an instance.</param>
/// <param name="nudge">Nudges an instance whose timer does not fire.</param>
internal sealed class TimeLens(Func<string, IStoryClock> clockOf, Func<string, Task> nudge) : Interceptor
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, List<Timestamp>> _turns = new(StringComparer.Ordinal);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new(
            new SeenThrough<TResponse>(
                call.ResponseStream,
                item =>
                {
                    Adjust(item as WorkItem);
                    return Task.CompletedTask;
                }
            ),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        if (request is not OrchestratorResponse turn || turn.Actions.All(HaveFire(turn.InstanceId)))
        {
            return continuation(request, context);
        }

        var call = continuation(request, context);
        return new(
            ThenNudgeAsync(call.ResponseAsync, turn.InstanceId),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    /// <summary>The beginning of every turn gets the time that the story had then.</summary>
    private void Adjust(WorkItem? item)
    {
        if (item?.OrchestratorRequest is not { } request)
        {
            return;
        }

        var turns = _turns.GetOrAdd(request.InstanceId, _ => []);
        var begins = request.PastEvents.Concat(request.NewEvents).Where(one => one.OrchestratorStarted is not null).ToList();
        if (begins.Count > turns.Count)
        {
            turns.Add(Timestamp.FromDateTimeOffset(clockOf(request.InstanceId).Turn(request.NewEvents)));
        }

        foreach (var (begin, at) in begins.Zip(turns))
        {
            begin.Timestamp = at;
        }
    }

    private Func<OrchestratorAction, bool> HaveFire(string instance) =>
        action =>
        {
            if (action.CreateTimer is not { } timer)
            {
                return true;
            }

            var fires = clockOf(instance).Fires(timer.FireAt.ToDateTimeOffset());
            timer.FireAt = Timestamp.FromDateTime(fires ? DateTime.UtcNow : DateTime.UtcNow + Never);
            return fires;
        };

    private async Task<TResponse> ThenNudgeAsync<TResponse>(Task<TResponse> answered, string instance)
    {
        var answer = await answered;
        await nudge(instance);
        return answer;
    }
}
