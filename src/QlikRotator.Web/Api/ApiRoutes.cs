using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QlikRotator.Application.Starting;

namespace QlikRotator.Web.Api;

public static class ApiRoutes
{
    /// <summary>The HTTP interface for hosts with endpoint routing, whose <see cref="IRotationHost"/> is a service.</summary>
    public static IEndpointRouteBuilder MapRotatorApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapPost(
            "/rotations",
            (RotationsApi rotations, HttpRequest request, IRotationHost host, CancellationToken ct) =>
                rotations.StartAsync(request, host, ct)
        );
        api.MapGet(
            "/rotations",
            (RotationsApi rotations, HttpRequest request, CancellationToken ct) => rotations.ListAsync(request, ct)
        );
        api.MapGet(
            "/rotations/{id}",
            (RotationsApi rotations, HttpRequest request, string id, CancellationToken ct) => rotations.GetAsync(request, id, ct)
        );
        api.MapGet(
            "/rotations/{id}/events",
            (RotationsApi rotations, HttpRequest request, string id, CancellationToken ct) =>
                rotations.FollowAsync(request, id, ct)
        );
        api.MapPost(
            "/rotations/{id}/cancel",
            (RotationsApi rotations, HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
                rotations.CancelAsync(request, id, host, ct)
        );
        api.MapGet("/secrets", (SecretsApi secrets, HttpRequest request, CancellationToken ct) => secrets.ListAsync(request, ct));
        api.MapGet("/plan", (SecretsApi secrets, HttpRequest request, CancellationToken ct) => secrets.PlanAsync(request, ct));
        api.MapGet("/left", (LeftApi left, HttpRequest request, CancellationToken ct) => left.ListAsync(request, ct));
        api.MapPost(
            "/secrets/release",
            (ReleaseApi release, HttpRequest request, CancellationToken ct) => release.ReleaseAsync(request, ct)
        );
        api.MapPost(
            "/left/retire",
            (RetireApi retire, HttpRequest request, CancellationToken ct) => retire.RetireAsync(request, ct)
        );
        api.MapCampaigns();
        api.MapPost("/doctor", (DoctorApi doctor, HttpRequest request, CancellationToken ct) => doctor.RunAsync(request, ct));
        api.MapGet("/openapi.json", (DescriptionApi description, HttpRequest request) => description.GetAsync(request));
        routes.MapGet("/healthz", (HealthApi health, HttpRequest request, CancellationToken ct) => health.LookAsync(request, ct));
        api.MapPost(
            "/events/keyvault",
            (VaultEventsApi events, HttpRequest request, IRotationHost host, CancellationToken ct) =>
                events.ReceiveAsync(request, host, ct)
        );
        api.MapMethods("/events/keyvault", [HttpMethods.Options], (HttpRequest request) => VaultEventsApi.Allow(request));
        return routes;
    }
}
