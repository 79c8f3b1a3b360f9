using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Web;

namespace QlikRotator.Functions.Triggers;

/// <summary>The pages of <see cref="EstatePages"/>, open to the host's key check for the same reason as those of <see cref="PageTriggers"/>.</summary>
internal sealed class EstateTriggers(EstatePages pages)
{
    [Function("SecretsExport")]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "secrets/export")] HttpRequest request,
        CancellationToken ct
    ) => pages.ExportAsync(request, ct);

    [Function("TenantsPage")]
    public Task<IResult> TenantsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tenants")] HttpRequest request,
        CancellationToken ct
    ) => pages.TenantsAsync(request, ct);

    [Function("TenantPage")]
    public Task<IResult> TenantAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tenants/{host}")] HttpRequest request,
        string host,
        CancellationToken ct
    ) => pages.TenantAsync(request, host, ct);

    [Function("VaultPage")]
    public Task<IResult> VaultAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vaults/{vault}")] HttpRequest request,
        string vault,
        CancellationToken ct
    ) => pages.VaultAsync(request, vault, ct);

    [Function("RotateManyPage")]
    public Task<IResult> RotateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "rotate")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => pages.RotateAsync(request, new DurableRotationHost(client), ct);
}
