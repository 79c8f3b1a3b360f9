using QlikRotator.Core.Pacing;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// A copy is made, given what copies do not take over, and enabled. All of it comes out of the budget of the automation's owner, who is
/// not known before the first look: charging the rotator's is never too little.
/// </summary>
internal sealed class AutomationWrites : ISourceWrites
{
    public WriteNeed Of(ManagedSecret secret, PolicySettings policy) =>
        new("", Issue: 3, Retire: policy.Allows(AutomationRetirement.Rename) ? 3 : 1);
}
