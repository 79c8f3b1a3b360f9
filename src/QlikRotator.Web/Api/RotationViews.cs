using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Api;

public sealed record RotationAccepted(string RotationId);

/// <param name="Total">How many match; left out where there are more pages, because nobody counts the whole history for one of them.</param>
/// <param name="Rotations">Perhaps fewer than asked for, where few match: a page looks at so many and no more.</param>
/// <param name="Next">The cursor of the next page; left out on the last one.</param>
public sealed record RotationList(int? Total, IReadOnlyList<RotationRow> Rotations, string? Next);

/// <param name="Events">As the ledger has sealed them, so that their chain can be checked from the answer alone.</param>
public sealed record RotationDetails(RotationRow Rotation, IReadOnlyList<LedgerEvent> Events);
