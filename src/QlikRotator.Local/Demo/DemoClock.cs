namespace QlikRotator.Local.Demo;

/// <summary>The real time, some days off: for a value that is to be as old as one that nears its end.</summary>
internal sealed class DemoClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
