using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Api;

internal sealed record RotationAccepted(string RotationId);

/// <param name="Total">How many there are, listed or not.</param>
internal sealed record RotationList(int Total, IReadOnlyList<RotationRecord> Rotations);

internal sealed record RotationDetails(RotationRecord Rotation, IReadOnlyList<LedgerEvent> Events);
