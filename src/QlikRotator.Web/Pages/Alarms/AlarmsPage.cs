using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Watching;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Alarms;

/// <summary><c>GET /alarms</c> shows what is on and what was; <c>POST</c> records that somebody looks after one.</summary>
internal sealed class AlarmsPage(PageGuard guard, AlarmStore alarms, FormProof proofs)
{
    public const int LongestNote = 500;
    private const int MostPast = 100;
    private const string Purpose = "acknowledge an alarm";

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(http, request => ShowAsync(request, null, ct));

    public Task<IResult> AcknowledgeAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                if (!await proofs.IsGoodAsync(form?["proof"], Purpose, request.Visitor.Name, ct))
                {
                    return await ShowAsync(request, "The form was open for too long. Look again, then answer.", ct);
                }

                var note = form!["note"].ToString().Trim();
                if (note.Length > LongestNote)
                {
                    return await ShowAsync(request, $"The note may have {LongestNote} characters at most.", ct);
                }

                return await alarms.AcknowledgeAsync(form["alarm"].ToString(), request.Visitor.Name!, note, ct)
                    ? Page.GoOn(request.Link("alarms"))
                    : await ShowAsync(request, "This alarm is over.", ct);
            }
        );

    private async Task<Page> ShowAsync(PageRequest request, string? complaint, CancellationToken ct)
    {
        var on = await alarms.ListAsync(ct);
        var proof = request.Visitor.MayOperate ? await proofs.MakeAsync(Purpose, request.Visitor.Name, ct) : null;
        var model = new AlarmsModel(
            [.. on.OrderBy(one => one.Acknowledged is not null).ThenBy(one => one.Since)],
            await alarms.ListPastAsync(MostPast, ct),
            proof,
            complaint
        );
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Of<AlarmsView, AlarmsModel>("Alarms", model, status, narrow: false);
    }
}
