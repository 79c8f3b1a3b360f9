namespace QlikRotator.Core;

/// <summary>
/// Why something was decided or refused: a stable code that programs compare, and a sentence that tells a person what to do.
/// Neither ever contains a secret value.
/// </summary>
public sealed record Reason(string Code, string Message)
{
    public override string ToString() => $"{Code}: {Message}";
}
