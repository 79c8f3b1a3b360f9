using System.Runtime.CompilerServices;

namespace QlikRotator.Application.Auditing;

/// <summary>Some reads at once, their answers one after the other: chains are many and small, and waiting for each would take hours.</summary>
internal static class ReadAhead
{
    private const int AtOnce = 32;

    /// <returns>What was read of each, in their order.</returns>
    public static async IAsyncEnumerable<TRead> ReadAheadAsync<T, TRead>(
        this IAsyncEnumerable<T> all,
        Func<T, Task<TRead>> read,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var underWay = new Queue<Task<TRead>>();
        await foreach (var one in all.WithCancellation(ct))
        {
            underWay.Enqueue(read(one));
            if (underWay.Count == AtOnce)
            {
                yield return await underWay.Dequeue();
            }
        }

        while (underWay.TryDequeue(out var next))
        {
            yield return await next;
        }
    }
}
