using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Pacing;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Pacing;

/// <summary>What a managed secret's rotation writes, from what its source and its slots say.</summary>
public sealed class WriteNeeds(IServiceProvider kinds)
{
    public WriteNeed Of(ManagedSecret secret, PolicySettings policy) =>
        kinds.GetKeyedService<ISourceWrites>(secret.Source)?.Of(secret, policy) ?? WriteNeed.Usual;

    /// <summary>Writes of a delivery into every slot, by the tenant they are at.</summary>
    public IReadOnlyDictionary<string, int> OfSlots(ManagedSecret secret) =>
        secret
            .Slots.GroupBy(slot => slot.Tenant ?? secret.Tenant, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                tenant => tenant.Key,
                tenant => tenant.Sum(slot => OfSlot(slot.Kind)),
                StringComparer.OrdinalIgnoreCase
            );

    /// <summary>Of a whole rotation: what the plan spreads starts by.</summary>
    public int InAll(ManagedSecret secret, PolicySettings policy) => Of(secret, policy).InAll + OfSlots(secret).Values.Sum();

    private int OfSlot(string kind) => kinds.GetKeyedService<SlotWrites>(kind)?.Each ?? 0;
}
