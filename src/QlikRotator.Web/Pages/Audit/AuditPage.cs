using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Audit;

/// <summary>Where an auditor gets everything.</summary>
internal sealed class AuditPage(PageGuard guard)
{
    public Task<IResult> ShowAsync(HttpRequest http) =>
        guard.ReadAsync(http, _ => Task.FromResult(Page.Of<AuditView, AuditModel>("Audit", new(null, null, null))));
}
