namespace QlikRotator.Simulators.Standalone;

/// <summary>One thing of the estate: what may always be printed, and the value that may not.</summary>
internal sealed record EstateLine(string Text, string? Value = null)
{
    public override string ToString() => Text;
}
