using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Pacing;

/// <summary>The turns a rotation takes: each writing step asks for its own, because hours may lie between them.</summary>
public sealed class RotationTurns(WriteBudget budget, WriteNeeds needs)
{
    public Task ToIssueAsync(RotationRequest request, ManagedSecret secret, CancellationToken ct)
    {
        var need = needs.Of(secret, request.Policy);
        return TakeAsync(request, secret.Tenant, need.User, need.Issue, RotationSteps.Issue.Name, ct);
    }

    public async Task ToDeliverAsync(StagedRotation rotation, CancellationToken ct)
    {
        foreach (var (tenant, writes) in needs.OfSlots(rotation.Before))
        {
            await TakeAsync(rotation.Request, tenant, "", writes, RotationSteps.Deliver.Name, ct);
        }
    }

    public Task ToRetireAsync(StagedRotation rotation, CancellationToken ct) =>
        rotation.Issues && rotation.Request.Policy.RetireBy == RetireBy.Delete
            ? ToDeleteAsync(rotation, RotationSteps.Retire.Name, ct)
            : Task.CompletedTask;

    public Task ToDiscardAsync(StagedRotation rotation, CancellationToken ct) =>
        ToDeleteAsync(rotation, RotationSteps.Discard.Name, ct);

    /// <summary>A value that does not work is taken back at once; its writes are only counted.</summary>
    public async Task ToRestoreAsync(StagedRotation rotation, CancellationToken ct)
    {
        foreach (var (tenant, writes) in needs.OfSlots(rotation.Before))
        {
            await budget.SpendAsync(tenant, "", writes, ct);
        }
    }

    private Task ToDeleteAsync(StagedRotation rotation, string step, CancellationToken ct)
    {
        var need = needs.Of(rotation.Before, rotation.Request.Policy);
        return TakeAsync(rotation.Request, rotation.Before.Tenant, need.User, need.Retire, step, ct);
    }

    private Task TakeAsync(RotationRequest request, string tenant, string user, int writes, string step, CancellationToken ct) =>
        budget.TakeTurnAsync(
            new WriteTurn(tenant, user, writes, request.RotationId, step, request.Mode == RotationMode.Leak),
            ct
        );
}
