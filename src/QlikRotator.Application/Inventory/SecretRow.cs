using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Inventory;

/// <summary>One managed secret, in the one shape that the API and the command line give it in JSON. Times are UTC.</summary>
/// <param name="Version">The newest one; null where it could not be read.</param>
/// <param name="Family">What the tag <c>qlik-source</c> says.</param>
/// <param name="DueAt">When a rotation is due; null where somebody else renews the value.</param>
/// <param name="RotationId">The rotation that runs or ran last; null where there never was one.</param>
/// <param name="Stage">Where a running rotation is; null where none runs.</param>
/// <param name="LastOutcome">How the last rotation ended; null while one runs.</param>
/// <param name="Problem">Why the secret is not managed, and what to do; then its tags are not shown.</param>
public sealed record SecretRow(
    SecretReference Secret,
    string? Version,
    SecretState State,
    string? Family,
    string? Tenant,
    string? ResourceId,
    string? CredentialId,
    string? Policy,
    IReadOnlyList<string> Slots,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DueAt,
    string? RotationId,
    string? Stage,
    OutcomeKind? LastOutcome,
    Reason? Problem
)
{
    /// <summary>Who starts its rotations, by tag and policy; left out where everybody does.</summary>
    public StartRule? Starts { get; init; }

    /// <summary>Set while nothing old of it may be deleted.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Until when its rotation waits at <see cref="Stage"/>; left out where it does not.</summary>
    public RotationWait? Wait { get; init; }

    public static IReadOnlyList<SecretRow> From(InventoryReport report, DateTimeOffset now) =>
        [
            .. EstateRow
                .From(report, now)
                .Select(Of)
                .OrderBy(row => row.Secret.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Secret.Vault.Authority, StringComparer.Ordinal),
        ];

    public static SecretRow Of(EstateRow row)
    {
        var secret = row.Candidate?.Secret;
        var rotation = row.Rotation;
        return new(
            row.Secret,
            row.Version.Version is { Length: > 0 } version ? version : null,
            row.State,
            row.Family,
            row.Tenant,
            secret?.ResourceId,
            secret?.CredentialId,
            row.Policy,
            [.. (secret?.Slots ?? []).Select(slot => slot.ToString())],
            secret?.CreatedOn,
            row.EndsAt,
            row.DueAt,
            rotation?.RotationId,
            rotation is { Outcome: null } ? rotation.Stage : null,
            rotation?.Outcome?.Kind,
            row.Problem
        )
        {
            Starts = StartsOf(row),
            Hold = row.Hold,
            Wait = rotation is { Outcome: null } ? rotation.Wait : null,
        };
    }

    private static StartRule? StartsOf(EstateRow row) =>
        row.Candidate is { } one && RotationPolicy.StartsOf(one.Secret, one.Policy) is not StartRule.Automatic and var rule
            ? rule
            : null;
}
