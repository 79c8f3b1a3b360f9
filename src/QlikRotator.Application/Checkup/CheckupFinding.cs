using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Checkup;

/// <param name="Subject">A vault, a tenant, a channel, a secret of the rotator's own, or the ledger.</param>
/// <param name="Next">What a person is to do; null where it is good.</param>
public sealed record CheckupFinding(string Subject, bool Good, Reason Reason, string? Next = null)
{
    /// <summary>What a look finds; where it cannot be made nothing is known, and the next look is made all the same.</summary>
    public static async Task<CheckupFinding> TryAsync(string subject, Func<Task<CheckupFinding>> look)
    {
        try
        {
            return await look();
        }
        catch (TryAgainException outage)
        {
            return Unreachable(subject, outage.Reason);
        }
    }

    internal static CheckupFinding Unreachable(string subject, Reason why) =>
        new(subject, Good: false, why, "Look whether it is up and can be reached from here, then try again.");
}

/// <param name="Send">Whether a test message goes through every channel.</param>
/// <param name="Tenants">Whether tenants are asked, too.</param>
public sealed record CheckupScope(bool Send, bool Tenants = true)
{
    /// <summary>Whether a probe goes through the queue of events, where there is one; it may take a minute.</summary>
    public bool Events { get; init; } = true;
}
