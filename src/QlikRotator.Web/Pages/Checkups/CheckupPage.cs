using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Checkup;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Checkups;

/// <summary><c>GET /doctor</c> says what the checkup does; <c>POST</c> runs it.</summary>
internal sealed class CheckupPage(PageGuard guard, Doctor doctor, FormProof proofs)
{
    private const string Purpose = "doctor";

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.AdministerAsync(http, request => ShowAsync(request, null, ct));

    public Task<IResult> RunAsync(HttpRequest http, CancellationToken ct) =>
        guard.AdministerAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                if (!await proofs.IsGoodAsync(form?["proof"], Purpose, request.Visitor.Name, ct))
                {
                    return await ShowAsync(request, null, ct);
                }

                var scope = new CheckupScope(form?["send"].ToString() == "true");
                return await ShowAsync(request, await doctor.RunAsync(scope, ct).ToListAsync(ct), ct);
            }
        );

    private async Task<Page> ShowAsync(PageRequest request, IReadOnlyList<CheckupFinding>? findings, CancellationToken ct)
    {
        var proof = await proofs.MakeAsync(Purpose, request.Visitor.Name, ct);
        return Page.Of<CheckupView, CheckupModel>("Checkup", new(findings, proof), narrow: false);
    }
}

/// <param name="Findings">Null before it was run.</param>
/// <param name="Proof">Seals the form.</param>
public sealed record CheckupModel(IReadOnlyList<CheckupFinding>? Findings, string Proof);
