using QlikRotator.Core;

namespace QlikRotator.Application.Checkup;

/// <param name="Subject">A vault, a tenant, a channel, a secret of the rotator's own, or the ledger.</param>
/// <param name="Next">What a person is to do; null where it is good.</param>
public sealed record CheckupFinding(string Subject, bool Good, Reason Reason, string? Next = null);

/// <param name="Send">Whether a test message goes through every channel.</param>
public sealed record CheckupScope(bool Send);
