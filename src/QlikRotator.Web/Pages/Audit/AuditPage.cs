using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Audit;

/// <summary>Where an auditor gets everything.</summary>
internal sealed class AuditPage(PageGuard guard)
{
    public Task<IResult> ShowAsync(HttpRequest http) =>
        guard.ReadAsync(http, request => Task.FromResult(new Page("Audit", Body(request))));

    private static Markup Body(PageRequest request) =>
        Markup.Of(
            $"""
            <p>Every rotation that began in the time you choose, with each event: who did what, when and why. Each event's hash covers
            the event and the hash before it, so a row that was changed or taken out shows. The command <code>verify-ledger</code>
            checks the same.</p>
            <form class="answer" method="get" action="{request.Link("audit/export")}">
            <label for="from">From <span class="soft">(year-month-day, UTC; empty for the beginning)</span></label>
            <input type="text" id="from" name="from" pattern="\d\d\d\d-\d\d-\d\d">
            <label for="to">To <span class="soft">(year-month-day, that day included; empty for now)</span></label>
            <input type="text" id="to" name="to" pattern="\d\d\d\d-\d\d-\d\d">
            <div class="row"><button class="button" name="format" value="csv">Download as CSV</button>
            <button class="button quiet" name="format" value="json">Download as JSON</button></div>
            </form>
            """
        );
}
