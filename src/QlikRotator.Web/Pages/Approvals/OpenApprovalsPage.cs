using Microsoft.AspNetCore.Http;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary><c>GET /approvals</c>: every question that waits for an answer, the one that ends first on top.</summary>
internal sealed class OpenApprovalsPage(PageGuard guard, RotationIndex rotations, ApprovalStore approvals)
{
    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async _ =>
            {
                var open = new List<ApprovalRecord>();
                await foreach (var rotation in rotations.ListOpenAsync(ct))
                {
                    open.AddRange(
                        await approvals.ListAsync(rotation.RotationId, ct).Where(one => one.Closed is null).ToListAsync(ct)
                    );
                }

                IReadOnlyList<ApprovalRecord> sorted = [.. open.OrderBy(one => one.Evidence.Deadline)];
                return Page.Of<OpenApprovalsView, IReadOnlyList<ApprovalRecord>>("Open approvals", sorted, narrow: false);
            }
        );
}
