using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Inventory;

/// <summary>One managed secret as lists show it.</summary>
/// <param name="DueAt">When a rotation is due (UTC); null where somebody else renews the value.</param>
/// <param name="Rotation">Id of the rotation that runs or ran last; null where there never was one.</param>
/// <param name="Stage">Where a running rotation is; null where none runs.</param>
/// <param name="LastOutcome">How the last rotation ended; null while one runs.</param>
/// <param name="Problem">Why the secret cannot be managed; then its tags are not shown.</param>
public sealed record SecretRow(
    string Name,
    Uri Vault,
    string Version,
    string? Source,
    string? Tenant,
    string? ResourceId,
    string? CredentialId,
    string? Policy,
    IReadOnlyList<string> Slots,
    DateTimeOffset? CreatedOn,
    DateTimeOffset? ExpiresOn,
    DateTimeOffset? DueAt,
    string? Rotation,
    string? Stage,
    OutcomeKind? LastOutcome,
    Reason? Problem
)
{
    public static IReadOnlyList<SecretRow> From(InventoryReport report) =>
        [
            .. report
                .Secrets.Select(Of)
                .Concat(report.Unmanageable.Select(Of))
                .OrderBy(row => row.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Vault.Authority, StringComparer.Ordinal),
        ];

    private static SecretRow Of(SweepCandidate candidate) =>
        new(
            candidate.Secret.Newest.Name,
            candidate.Secret.Newest.Vault,
            candidate.Secret.Newest.Version,
            candidate.Secret.Source,
            candidate.Secret.Tenant,
            candidate.Secret.ResourceId,
            candidate.Secret.CredentialId,
            candidate.Policy.Name,
            [.. candidate.Secret.Slots.Select(slot => slot.ToString())],
            candidate.Secret.CreatedOn,
            RotationPolicy.ExpiryOf(candidate.Secret, candidate.Policy),
            candidate.Issues ? RotationPolicy.DueAt(candidate.Secret, candidate.Policy) : null,
            candidate.Current?.RotationId,
            candidate.IsRunning ? candidate.Current!.Stage : null,
            candidate.Current?.Outcome?.Kind,
            Problem: null
        );

    private static SecretRow Of(UnmanageableSecret secret) =>
        new(
            secret.Version.Name,
            secret.Version.Vault,
            secret.Version.Version,
            null,
            null,
            null,
            null,
            null,
            [],
            null,
            null,
            null,
            null,
            null,
            null,
            secret.Problem
        );
}
