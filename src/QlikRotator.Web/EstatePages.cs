using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Bulk;
using QlikRotator.Web.Pages.Dashboard;
using QlikRotator.Web.Pages.Tenants;

namespace QlikRotator.Web;

/// <summary>Pages about many secrets at once, beside those of <see cref="RotatorPages"/> and <see cref="ViewPages"/>.</summary>
public sealed class EstatePages
{
    private readonly EstateExport _export;
    private readonly BulkPage _bulk;
    private readonly TenantsPage _tenants;
    private readonly VaultPage _vault;

    internal EstatePages(EstateExport export, BulkPage bulk, TenantsPage tenants, VaultPage vault)
    {
        _export = export;
        _bulk = bulk;
        _tenants = tenants;
        _vault = vault;
    }

    /// <summary><c>GET /tenants</c>.</summary>
    public Task<IResult> TenantsAsync(HttpRequest request, CancellationToken ct) => _tenants.ListAsync(request, ct);

    /// <summary><c>GET /tenants/{host}</c>; with <c>look=true</c> the tenant is read.</summary>
    public Task<IResult> TenantAsync(HttpRequest request, string host, CancellationToken ct) =>
        _tenants.ShowAsync(request, host, ct);

    /// <summary><c>GET /vaults/{vault}</c>.</summary>
    public Task<IResult> VaultAsync(HttpRequest request, string vault, CancellationToken ct) =>
        _vault.ShowAsync(request, vault, ct);

    /// <summary><c>GET /secrets/export?format=csv|json</c>: what the dashboard's filters leave.</summary>
    public Task<IResult> ExportAsync(HttpRequest request, CancellationToken ct) => _export.SendAsync(request, ct);

    /// <summary><c>GET /rotate?secret=…&amp;secret=…</c> asks; <c>POST /rotate</c> does it.</summary>
    public Task<IResult> RotateAsync(HttpRequest request, IRotationHost host, CancellationToken ct) =>
        ManyAsync(request, BulkKind.Rotate, host, ct);

    /// <summary>
    /// <c>GET /bulk/{action}?secret=…&amp;secret=…</c> asks, <c>POST</c> does it: <c>pause</c>, <c>resume</c>, <c>approve</c> or
    /// <c>cancel</c>.
    /// </summary>
    public Task<IResult> ManyAsync(HttpRequest request, string action, IRotationHost host, CancellationToken ct) =>
        Enum.TryParse<BulkKind>(action, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? ManyAsync(request, kind, host, ct)
            : _bulk.UnknownAsync(request);

    private Task<IResult> ManyAsync(HttpRequest request, BulkKind kind, IRotationHost host, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _bulk.DoAsync(request, kind, host, ct) : _bulk.ShowAsync(request, kind, ct);
}
