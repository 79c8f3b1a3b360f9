namespace QlikRotator.Core.Ledger;

/// <summary>Until when a rotation waits where it is. For people only: no decision reads it.</summary>
/// <param name="Until">UTC.</param>
/// <param name="For">What for, where its stage does not say so: a tenant's turn, say.</param>
public sealed record RotationWait(DateTimeOffset Until, Reason? For = null);
