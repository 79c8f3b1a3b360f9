using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

/// <summary>A managed secret as the sweep and the watchdog see it.</summary>
/// <param name="Current">The rotation of its newest version, running or ended; null where there never was one.</param>
/// <param name="Issues">False for source <c>external</c>: then what is due is a delivery that has not happened.</param>
public sealed record SweepCandidate(ManagedSecret Secret, PolicySettings Policy, RotationRecord? Current, bool Issues)
{
    public bool IsRunning => Current is { Outcome: null };
}
