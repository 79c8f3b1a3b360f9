using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Starting;

/// <summary>What was first asked for under a key.</summary>
/// <param name="Request">A hash of it.</param>
/// <param name="Version">The newest version of the secret at that moment.</param>
/// <param name="At">When (UTC).</param>
internal sealed record StartKey(string Request, SecretVersionReference Version, DateTimeOffset At)
{
    /// <summary>What was answered; null where nobody lived to write it down, or where nothing was started.</summary>
    public StartResult? Answer { get; init; }
}
