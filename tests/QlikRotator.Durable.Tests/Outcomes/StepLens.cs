using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;
using QlikRotator.Durable.Tests.Time;

namespace QlikRotator.Durable.Tests.Outcomes;

/// <summary>Keeps everything that passes between dispatcher and worker, which is all that a hub can ever store, and holds each step
/// until the test has done what it does before it.</summary>
internal sealed class StepLens(Func<string, Task> before, ContextLog log) : Interceptor
{
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new(
            new SeenThrough<TResponse>(call.ResponseStream, item => SeeAsync(item as WorkItem)),
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
        Keep(request as IMessage);
        return continuation(request, context);
    }

    private async Task SeeAsync(WorkItem? item)
    {
        Keep(item);
        if (item?.ActivityRequest is { } step)
        {
            await before(step.Name);
            log.Steps.Add(step.Name);
        }
    }

    private void Keep(IMessage? message)
    {
        if (message is not null)
        {
            log.Written.Add(message.ToString()!);
        }
    }
}
