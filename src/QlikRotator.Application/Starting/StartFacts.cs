using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Starting;

/// <summary>What is known when a rotation is asked for.</summary>
/// <param name="Secret">The newest version.</param>
/// <param name="Same">The ledger's row of the rotation that would replace (or deliver) the newest version.</param>
/// <param name="Writer">The ledger's row of the rotation that wrote the newest version.</param>
internal sealed record StartFacts(
    StartOrder Order,
    ManagedSecret Secret,
    PolicySettings Policy,
    RotationRecord? Same,
    RotationRecord? Writer,
    DateTimeOffset Now
);
