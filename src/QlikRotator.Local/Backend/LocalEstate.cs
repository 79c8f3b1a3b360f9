using QlikRotator.Application.Inventory;
using QlikRotator.Application.Planning;
using QlikRotator.Core.Ownership;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

internal sealed class LocalEstate(
    SecretInventory inventory,
    RotationPlanner planner,
    CredentialRegister register,
    TimeProvider time
) : IEstate
{
    public async Task<SecretList> SecretsAsync(CancellationToken ct)
    {
        var report = await inventory.ReadAsync(ct);
        var now = time.GetUtcNow();
        var rows = SecretRow.From(report, now);
        return new(rows.Count, rows, Next: null, now, LostRow.From(report), report.Unread, report.Incomplete);
    }

    public async Task<RotationPlan> PlanAsync(PlanQuery query, CancellationToken ct)
    {
        var report = await inventory.ReadAsync(ct);
        var now = time.GetUtcNow();
        return await planner.MakeAsync(report, now, query.EndOf(now), query.Check, ct);
    }

    public async Task<LeftList> LeftAsync(CancellationToken ct) =>
        new([.. (await register.ListLeftAsync(ct)).Select(LeftRow.Of)]);
}
