using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>One page of the rotations that match.</summary>
/// <param name="Found">How many match, shown or not.</param>
/// <param name="Page">From 1.</param>
public sealed record RotationsModel(
    IReadOnlyList<RotationRecord> Rows,
    int Found,
    int Total,
    int Page,
    RotationQuery Query,
    IReadOnlyList<string> Tenants
)
{
    public const int PageSize = 50;

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);
}
