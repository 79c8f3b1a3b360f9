using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

/// <summary>What Event Grid tells about a secret version. A hint: it may come twice, late, out of order or never.</summary>
public sealed record VaultEvent(RotationTrigger Trigger, SecretVersionReference Version);

/// <summary>The content of one delivery.</summary>
/// <param name="Events">The events that concern secrets; others are left out.</param>
/// <param name="ValidationCode">What the sender wants repeated before its first event; null in every other delivery.</param>
public sealed record EventDelivery(IReadOnlyList<VaultEvent> Events, string? ValidationCode);
