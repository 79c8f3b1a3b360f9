namespace QlikRotator.EndToEnd.Tests.World;

internal static class Until
{
    /// <summary>Looks every few milliseconds; the test's own time limit is the only one.</summary>
    public static async Task TrueAsync(Func<bool> condition, RotatorProcess process, CancellationToken ct)
    {
        while (!condition())
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The process ended before it came to that:\n{process.Written}");
            }

            await Task.Delay(5, ct);
        }
    }
}
