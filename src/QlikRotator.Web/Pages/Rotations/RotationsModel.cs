using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>One page of the rotations that match.</summary>
/// <param name="Older">The cursor of the next page; null on the last one.</param>
/// <param name="OnTo">When (UTC) the last one began that was looked at; null where all were.</param>
/// <param name="IsFirst">Whether nothing newer matches.</param>
public sealed record RotationsModel(
    IReadOnlyList<RotationRecord> Rows,
    string? Older,
    DateTimeOffset? OnTo,
    bool IsFirst,
    RotationQuery Query,
    IReadOnlyList<string> Tenants
);
