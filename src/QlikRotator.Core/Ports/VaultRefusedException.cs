namespace QlikRotator.Core.Ports;

/// <summary>The vault said no where its port has no answer for that. Inside a step it ends the step; trying again would not help.</summary>
public sealed class VaultRefusedException(Reason reason) : Exception(reason.ToString())
{
    public Reason Reason { get; } = reason;
}
