using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Web.Pages.Bulk;
using QlikRotator.Web.Pages.Dashboard;

namespace QlikRotator.Web;

/// <summary>Pages about many secrets at once, beside those of <see cref="RotatorPages"/> and <see cref="ViewPages"/>.</summary>
public sealed class EstatePages
{
    private readonly EstateExport _export;
    private readonly BulkPage _bulk;

    internal EstatePages(EstateExport export, BulkPage bulk)
    {
        _export = export;
        _bulk = bulk;
    }

    /// <summary><c>GET /secrets/export?format=csv|json</c>: what the dashboard's filters leave.</summary>
    public Task<IResult> ExportAsync(HttpRequest request, CancellationToken ct) => _export.SendAsync(request, ct);

    /// <summary><c>GET /rotate?secret=…&amp;secret=…</c> asks; <c>POST /rotate</c> does it.</summary>
    public Task<IResult> RotateAsync(HttpRequest request, IRotationHost host, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _bulk.StartAsync(request, host, ct) : _bulk.ShowAsync(request, ct);
}
