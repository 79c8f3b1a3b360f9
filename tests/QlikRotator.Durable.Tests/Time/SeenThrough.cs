using Grpc.Core;

namespace QlikRotator.Durable.Tests.Time;

/// <summary>A stream whose every message is changed in place before anybody reads it.</summary>
internal sealed class SeenThrough<TMessage>(IAsyncStreamReader<TMessage> stream, Action<TMessage> change)
    : IAsyncStreamReader<TMessage>
{
    public TMessage Current => stream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var found = await stream.MoveNext(cancellationToken);
        if (found)
        {
            change(stream.Current);
        }

        return found;
    }
}
