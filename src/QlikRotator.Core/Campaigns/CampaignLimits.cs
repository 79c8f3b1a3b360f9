using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Campaigns;

/// <summary>How fast a campaign may go, and when it stops by itself.</summary>
/// <param name="Canaries">So many must have been rotated well before anything else begins; 0 for none.</param>
/// <param name="Wave">How many are rotated together after that.</param>
/// <param name="StopAt">How many failures are too many. Any canary that fails is one too many.</param>
public sealed record CampaignLimits(int Canaries, int Wave, FailureLimit StopAt)
{
    public const int MostCanaries = 100;
    public const int LargestWave = 1_000;

    /// <summary>What is leaked is rotated without waiting for how the first ones turn out.</summary>
    public static CampaignLimits Usual(RotationMode mode) =>
        mode == RotationMode.Leak ? new(0, 100, FailureLimit.None) : new(3, 50, new FailureLimit(null, 10));
}
