using QlikRotator.Application.Checkup;
using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Planning;

/// <summary>
/// What falls due and what stands in its way, in the one shape that the API and the command line give it. Nothing in it depends on when it
/// was made but what fell due meanwhile, and all of it is sorted: two of them can be compared line by line.
/// </summary>
/// <param name="Checked">Whether tenants, vaults and slots were asked; otherwise blockers are those that settings and tags show.</param>
/// <param name="Plan">The earliest first.</param>
/// <param name="Checkup">What of the rotator's own surroundings is not as it must be.</param>
/// <param name="Unmanageable">Secrets that nothing here can rotate as they are.</param>
/// <param name="Lost">Secrets that were managed, and that nothing will rotate.</param>
/// <param name="SharedSlots">Places that several of the secrets are delivered to.</param>
/// <param name="Unread">What could not be read, by name.</param>
/// <param name="Incomplete">The same in one sentence; left out where all could be read.</param>
public sealed record RotationPlan(
    bool Checked,
    IReadOnlyList<PlanRow> Plan,
    IReadOnlyList<CheckupFinding> Checkup,
    IReadOnlyList<SecretRow> Unmanageable,
    IReadOnlyList<LostRow> Lost,
    IReadOnlyList<SharedSlot> SharedSlots,
    IReadOnlyList<UnreadPlace> Unread,
    Reason? Incomplete
);
