using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web;
using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Triggers;

/// <summary>What says how the service is and what it takes, and the answer of every address that there is not.</summary>
internal sealed class ServiceRoutes(HealthApi health, DescriptionApi description, DoctorApi doctor, ViewPages pages)
{
    /// <summary>For monitors, which have no key; it says yes or no and nothing more.</summary>
    [Function("GetHealth")]
    public Task<IResult> LookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "healthz")] HttpRequest request,
        CancellationToken ct
    ) => health.LookAsync(request, ct);

    [Function("GetDescription")]
    public Task<IResult> DescribeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/openapi.json")] HttpRequest request
    ) => description.GetAsync(request);

    [Function("RunDoctor")]
    public Task<IResult> RunDoctorAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/doctor")] HttpRequest request,
        CancellationToken ct
    ) => doctor.RunAsync(request, ct);

    /// <summary>Routes that name an address come before this one.</summary>
    [Function("UnknownAddress")]
    public Task<IResult> UnknownAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*address}")] HttpRequest request
    ) => pages.UnknownAsync(request);
}
