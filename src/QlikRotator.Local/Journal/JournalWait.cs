namespace QlikRotator.Local.Journal;

/// <summary>Waits until a time or a nudge, whichever is first.</summary>
internal sealed class JournalWait(JournalStore store, Nudges nudges, TimeProvider time)
{
    /// <summary>Timers reach 49 days; longer waits are several.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    public async Task UntilAsync(string rotationId, DateTimeOffset due, CancellationToken ct)
    {
        while (true)
        {
            var nudged = nudges.Next(rotationId);
            var left = due - time.GetUtcNow();
            if (left <= TimeSpan.Zero || await store.TakeNudgeAsync(rotationId))
            {
                nudges.Forget(rotationId);
                return;
            }

            await WaitAsync(nudged, left < Longest ? left : Longest, ct);
        }
    }

    private async Task WaitAsync(Task nudged, TimeSpan longest, CancellationToken ct)
    {
        // Rounded up, because a timer that fires a fraction early would only be set again.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var timer = Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(longest.TotalMilliseconds)), time, over.Token);
        await Task.WhenAny(nudged, timer);
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}
