using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ownership;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Left;

/// <summary><c>GET /left</c>: every credential that a rotation left alive, until it is dead.</summary>
internal sealed class LeftPage(PageGuard guard, CredentialRegister register)
{
    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async _ =>
            {
                IReadOnlyList<LeftRow> rows = [.. (await register.ListLeftAsync(ct)).Select(LeftRow.Of)];
                return Page.Of<LeftView, IReadOnlyList<LeftRow>>("Left alive", rows, narrow: false);
            }
        );
}
