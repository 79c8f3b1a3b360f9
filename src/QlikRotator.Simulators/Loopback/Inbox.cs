namespace QlikRotator.Simulators.Loopback;

/// <summary>What a sink received, in order, and a way to wait for more. Thread-safe.</summary>
internal sealed class Inbox<T>
    where T : class
{
    private readonly Lock gate = new();
    private readonly List<T> items = [];
    private readonly List<Waiter> waiters = [];

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (gate)
            {
                return [.. items];
            }
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            items.Add(item);
            foreach (var waiter in waiters.FindAll(waiter => waiter.Match(item)))
            {
                waiters.Remove(waiter);
                waiter.Found.TrySetResult(item);
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            items.Clear();
        }
    }

    /// <summary>The first item that matches, received already or later.</summary>
    public Task<T> WaitAsync(Func<T, bool> match, CancellationToken ct)
    {
        lock (gate)
        {
            if (items.Find(item => match(item)) is { } known)
            {
                return Task.FromResult(known);
            }

            var waiter = new Waiter(match, new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously));
            waiters.Add(waiter);
            return waiter.Found.Task.WaitAsync(ct);
        }
    }

    private sealed record Waiter(Func<T, bool> Match, TaskCompletionSource<T> Found);
}
