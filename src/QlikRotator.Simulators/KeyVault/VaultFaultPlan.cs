using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.KeyVault;

/// <summary>
/// What goes wrong with requests: each is hit by every delay that fits it and by the first other fault that does. The challenge round
/// (a request without a token) is never hit and never counted.
/// </summary>
public sealed class VaultFaultPlan : FaultPlan<VaultFault>
{
    /// <param name="times">Null lasts until cleared.</param>
    public void Outage(int? times = null) => Add(new VaultFault { Kind = VaultFaultKind.Outage, Times = times });

    public void Throttle(int times, TimeSpan retryAfter) =>
        Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Throttle,
                Times = times,
                RetryAfter = retryAfter,
            }
        );

    /// <param name="times">Null lasts until cleared.</param>
    public void Forbid(int? times = null) => Add(new VaultFault { Kind = VaultFaultKind.Forbid, Times = times });

    /// <summary>Loses the answer of the next matching request after its work is done.</summary>
    public void LoseAnswer(string? method = null, string? pathPrefix = null) =>
        Add(
            new VaultFault
            {
                Kind = VaultFaultKind.LoseAnswer,
                Times = 1,
                Method = method,
                PathPrefix = pathPrefix,
            }
        );

    public void Delay(TimeSpan wait, int? times = null) =>
        Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Delay,
                Wait = wait,
                Times = times,
            }
        );

    internal IReadOnlyList<VaultFault> TakeDelays(VaultCall call) => TakeAll(fault => fault.IsDelay && fault.Fits(call));

    internal VaultFault? TakeOther(VaultCall call) => Take(fault => !fault.IsDelay && fault.Fits(call));
}
