using QlikRotator.Core.Pacing;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ports;

/// <summary>Says what a kind of source writes. A source without one needs <see cref="WriteNeed.Usual"/>.</summary>
public interface ISourceWrites
{
    WriteNeed Of(ManagedSecret secret, PolicySettings policy);
}

/// <summary>What delivering into a kind of slot writes at its tenant. A slot without one writes nothing there.</summary>
public sealed record SlotWrites(int Each);
