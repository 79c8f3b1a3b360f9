namespace QlikRotator.Integration.Tests.Hosting;

/// <summary>What a workflow asked of its host, in order.</summary>
internal sealed class ContextLog
{
    public List<string> Steps { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    /// <summary>What the host kept, or would keep: all that was passed to steps, and what they answered.</summary>
    public List<string> Written { get; } = [];
}
