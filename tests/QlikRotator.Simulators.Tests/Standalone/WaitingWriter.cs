namespace QlikRotator.Simulators.Tests.Standalone;

/// <summary>Keeps what a program prints and tells when a line was seen.</summary>
internal sealed class WaitingWriter(string awaited) : StringWriter
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Seen => _seen.Task;

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        if (value?.Contains(awaited, StringComparison.Ordinal) ?? false)
        {
            _seen.TrySetResult();
        }

        return Task.CompletedTask;
    }

    /// <summary>What follows the start of a line.</summary>
    public string Line(string start) =>
        ToString().Split(Environment.NewLine).First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
}
