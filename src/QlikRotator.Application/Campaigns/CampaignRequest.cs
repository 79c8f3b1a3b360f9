using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Campaigns;

/// <summary>Somebody wants many secrets rotated as one thing.</summary>
/// <param name="By">Recorded; never an approver of the rotations.</param>
/// <param name="Why">In their words; a leak needs one.</param>
public sealed record CampaignRequest(CampaignFilter Filter, RotationMode Mode, CampaignLimits Limits, string By, string? Why)
{
    /// <summary>False for whoever holds a key.</summary>
    public bool RequesterIsKnown { get; init; } = true;

    /// <summary>Whether secrets that are held are rotated, too: what is replaced stays alive until they are released.</summary>
    public bool TakesHeld { get; init; }

    /// <summary>Whether secrets are rotated whose rotations only people start.</summary>
    public bool TakesManual { get; init; }

    /// <summary>What cannot be done as it is asked for; null where everything can.</summary>
    public Reason? WhyNot() =>
        Filter.WhyNot()
        ?? FreeText.Problem(Why, "reason")
        ?? (
            Mode == RotationMode.Leak && string.IsNullOrWhiteSpace(Why)
                ? new(ApplicationCodes.ReasonNeeded, "A leak needs a reason: say what is known.")
            : Limits.Canaries is < 0 or > CampaignLimits.MostCanaries
                ? new(ApplicationCodes.FilterUnclear, $"Canaries are 0 to {CampaignLimits.MostCanaries}.")
            : Limits.Wave is < 1 or > CampaignLimits.LargestWave
                ? new(ApplicationCodes.FilterUnclear, $"A wave has 1 to {CampaignLimits.LargestWave} secrets.")
            : null
        );

    /// <summary>What is left out is the usual for the mode.</summary>
    /// <param name="stopAt">Such as <c>3</c>, <c>10%</c> or <c>none</c>.</param>
    public static Result<CampaignLimits> LimitsOf(RotationMode mode, int? canaries, int? wave, string? stopAt)
    {
        var usual = CampaignLimits.Usual(mode);
        var limit = stopAt is null ? usual.StopAt : FailureLimit.Read(stopAt);
        return limit is null
            ? new Reason(
                ApplicationCodes.FilterUnclear,
                $"'{stopAt}' is no limit: write a number such as 3, a share such as 10%, or none."
            )
            : new CampaignLimits(canaries ?? usual.Canaries, wave ?? usual.Wave, limit);
    }
}
