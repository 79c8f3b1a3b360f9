using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Campaigns;

public enum SightingKind
{
    /// <summary>Nothing of this campaign's runs: it may be begun.</summary>
    NotBegun,

    UnderWay,

    /// <summary>Under way, and a person has been asked.</summary>
    WaitingForApproval,

    Over,
}

/// <summary>A secret of a campaign, with where its rotation is. Pure.</summary>
/// <param name="Secret">Its state is over exactly where <paramref name="Kind"/> is.</param>
public sealed record CampaignSighting(CampaignSecret Secret, SightingKind Kind)
{
    /// <param name="row">The ledger's row of <see cref="CampaignSecret.RotationId"/>; null where there is none.</param>
    public static CampaignSighting Of(CampaignSecret secret, RotationMode mode, RotationRecord? row) =>
        secret.IsOver() ? new(secret, SightingKind.Over)
        : secret.State == CampaignSecretState.Waiting || row is null || !IsOurs(secret, mode, row)
            ? new(secret, SightingKind.NotBegun)
        : row.Outcome is { } outcome ? new(Ended(secret, outcome), SightingKind.Over)
        : row.Stage == RotationLedger.Started ? new(secret, SightingKind.NotBegun)
        : new(secret, row.Stage == RotationSteps.WaitingForApproval ? SightingKind.WaitingForApproval : SightingKind.UnderWay);

    /// <summary>As its beginning left it, before its rotation has said anything.</summary>
    public static CampaignSighting AfterStart(CampaignSecret secret) =>
        new(
            secret,
            secret.IsOver() ? SightingKind.Over
                : secret.State == CampaignSecretState.Begun ? SightingKind.UnderWay
                : SightingKind.NotBegun
        );

    /// <summary>
    /// Whether the row is of an attempt that this campaign began or found under way. One that ended before says nothing about the
    /// campaign, and a leak that nobody has declared yet is still to be.
    /// </summary>
    private static bool IsOurs(CampaignSecret secret, RotationMode mode, RotationRecord row) =>
        row.Attempt > secret.EndedBefore
        && (mode == RotationMode.Routine || row.Mode == RotationMode.Leak || row.Leak is not null);

    private static CampaignSecret Ended(CampaignSecret secret, RotationOutcome outcome) =>
        secret.Ended(
            outcome.Kind switch
            {
                OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Held => CampaignSecretState.Good,
                OutcomeKind.Superseded => CampaignSecretState.Skipped,
                OutcomeKind.Refused when outcome.Reason.Code == CoreCodes.Stale => CampaignSecretState.Skipped,
                _ => CampaignSecretState.Failed,
            },
            outcome.Reason
        );
}
