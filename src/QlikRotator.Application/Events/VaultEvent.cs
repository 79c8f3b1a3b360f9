using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Events;

/// <summary>What Event Grid tells about a secret version. A hint: it may come twice, late, out of order or never.</summary>
public sealed record VaultEvent(RotationTrigger Trigger, SecretVersionReference Version);

/// <summary>The content of one delivery.</summary>
/// <param name="Events">The events that concern secrets.</param>
/// <param name="LeftOut">Types of well-formed events about something else.</param>
/// <param name="ValidationCode">What the sender wants repeated before its first event; null in every other delivery.</param>
/// <param name="Problem">Why it, or a part of it, can never be understood; null where all of it was.</param>
public sealed record EventDelivery(
    IReadOnlyList<VaultEvent> Events,
    IReadOnlyList<string> LeftOut,
    string? ValidationCode,
    Reason? Problem
);
