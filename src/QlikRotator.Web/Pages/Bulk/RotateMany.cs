using QlikRotator.Application;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Rotations;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Bulk;

internal sealed class RotateMany(RotationStarter starter) : IBulkAction
{
    public BulkKind Kind => BulkKind.Rotate;

    public Task<BulkLook> LookAsync(BulkItem item, EstateRow row, Visitor visitor, CancellationToken ct) =>
        Task.FromResult(Look(item, row));

    public async Task<BulkAnswer> DoAsync(
        BulkItem item,
        SecretVersionInfo newest,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var secret = newest.Reference.ToSecret();
        var start = new StartOrder(secret.ToString(), RotationTrigger.Person, order.By, Why: order.Why)
        {
            RequesterIsKnown = order.IsKnown,
        };
        var result = await starter.StartAsync(start, host, ct);
        return new(item.Secret, secret, result.Kind == StartResultKind.Started, result.RotationId, result.Reason);
    }

    private static BulkLook Look(BulkItem item, EstateRow row) =>
        row switch
        {
            { Candidate: null } => BulkLook.No(item, row.Problem!),
            { Rotation: { Outcome: null } running } => BulkLook.No(
                item,
                new(ApplicationCodes.AlreadyRunning, "Its rotation is under way."),
                running.RotationId
            ),
            { Candidate: { } one }
                when RotationPolicy.WhyNotAutomatic(one.Secret, one.Policy) is { Code: CoreCodes.Paused } paused => BulkLook.No(
                item,
                paused
            ),
            { Candidate: { } one } => new(
                item,
                $"{row.Family}, policy {row.Policy}",
                [.. StartSteps.Of(one.Secret, one.Policy, row.Hold)]
            ),
        };
}
