using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Registry;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Rotations;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>Stops what runs.</summary>
internal sealed class CancelMany(RunningRotations runs, Cancellation cancellation) : IBulkAction
{
    private static readonly string[] Will =
    [
        "It stops at its next look. Where the new value was handed out already, every slot gets the old one back, the old value becomes "
            + "the newest version again, and the new credential is deleted.",
        "If the old credential has been deleted by then, it is too late, and it ends as it would have.",
    ];

    public BulkKind Kind => BulkKind.Cancel;

    public async Task<BulkLook> LookAsync(BulkItem item, EstateRow row, Visitor visitor, CancellationToken ct) =>
        row.Candidate is not { } one ? BulkLook.No(item, row.Problem!)
        : await runs.FindAsync(one.Secret, ct) is { } running
            ? new(item, StageWords.Of(running.Stage, running.Wait), Will, $"rotations/{running.RotationId}", running.RotationId)
        : BulkLook.No(item, NothingRuns);

    public async Task<BulkAnswer> DoAsync(
        BulkItem item,
        SecretVersionInfo newest,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var secret = newest.Reference.ToSecret();
        if (await runs.FindAnyAsync(newest, ct) is not { RotationId: var id })
        {
            return new(item.Secret, secret, Done: false, null, NothingRuns);
        }

        return await cancellation.RequestAsync(id, order.By, order.Why ?? "no reason given", host, ct) == CancelResult.Requested
            ? new(
                item.Secret,
                secret,
                Done: true,
                id,
                new(Application.ApplicationCodes.Cancelled, "It stops at its next look: the old value stays, or comes back.")
            )
            : new(item.Secret, secret, Done: false, id, new(WebCodes.AlreadyEnded, "The rotation has ended."));
    }

    private static Core.Reason NothingRuns { get; } = new(WebCodes.NothingRuns, "No rotation of it is under way.");
}
