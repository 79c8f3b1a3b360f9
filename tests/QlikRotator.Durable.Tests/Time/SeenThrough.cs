using Grpc.Core;

namespace QlikRotator.Durable.Tests.Time;

/// <summary>A stream whose every message is looked at, and may be changed in place, before anybody reads it.</summary>
internal sealed class SeenThrough<TMessage>(IAsyncStreamReader<TMessage> stream, Func<TMessage, Task> see)
    : IAsyncStreamReader<TMessage>
{
    public TMessage Current => stream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var found = await stream.MoveNext(cancellationToken);
        if (found)
        {
            await see(stream.Current);
        }

        return found;
    }
}
