using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary><c>GET /rotations/{id}</c>: one rotation, from the ledger alone.</summary>
internal sealed class RotationPage(PageGuard guard, RotationLedger ledger, LedgerVerifier verifier, ApprovalStore approvals)
{
    private const int LookAgainAfterSeconds = 5;

    public static Page NotFound { get; } =
        Page.Saying("No such rotation", Tone.Warn, "The ledger has no rotation with this id.", StatusCodes.Status404NotFound);

    public Task<IResult> ShowAsync(HttpRequest http, string id, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                if (!RotationId.IsOne(id) || await ledger.FindAsync(id, ct) is not { } record)
                {
                    return NotFound;
                }

                var asked = await approvals.ListAsync(id, ct).OrderBy(one => one.AskedAt).ToListAsync(ct);
                var open = record.Outcome is null ? asked.LastOrDefault(one => one.Closed is null) : null;
                var model = new RotationModel(await verifier.VerifyAsync(record, ct), open, asked);
                return Page.Of<RotationView, RotationModel>($"Rotation of {record.Subject.Name}", model, narrow: false) with
                {
                    RefreshAfterSeconds = record.Outcome is null ? LookAgainAfterSeconds : null,
                };
            }
        );
}
