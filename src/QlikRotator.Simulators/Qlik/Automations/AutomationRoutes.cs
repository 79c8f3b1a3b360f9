using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>The same operations at the present and at the deprecated address, and the trigger, which has only the old one.</summary>
internal static class AutomationRoutes
{
    private const string Trigger = "/api/v1/automations/{id}/actions/execute";

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        .. Under("/api/workflows/automations"),
        .. Under("/api/v1/automations").Select(route => route with { Deprecation = Deprecation.FirstAutomations }),
        ApiRoute.Post(Trigger, ErrorShape.Traced, ExecuteEndpoint.Execute) with
        {
            Anonymous = true,
            Deprecation = Deprecation.FirstAutomations,
        },
        ApiRoute.Get(Trigger, ErrorShape.Traced, ExecuteEndpoint.Execute) with
        {
            Anonymous = true,
            Tier = Tier.Writes,
            Deprecation = Deprecation.FirstAutomations,
        },
    ];

    private static IEnumerable<ApiRoute> Under(string path) =>
        [
            ApiRoute.Get(path, ErrorShape.Traced, AutomationEndpoints.List),
            ApiRoute.Get(path + "/{id}", ErrorShape.Traced, AutomationEndpoints.Read),
            ApiRoute.Put(path + "/{id}", ErrorShape.Traced, AutomationEndpoints.Update),
            ApiRoute.Delete(path + "/{id}", ErrorShape.Traced, AutomationEndpoints.Delete),
            ApiRoute.Post(path + "/{id}/actions/copy", ErrorShape.Traced, AutomationActions.Copy),
            ApiRoute.Post(path + "/{id}/actions/enable", ErrorShape.Traced, AutomationActions.Enable),
            ApiRoute.Post(path + "/{id}/actions/disable", ErrorShape.Traced, AutomationActions.Disable),
            ApiRoute.Post(path + "/{id}/actions/change-space", ErrorShape.Traced, AutomationActions.ChangeSpace),
            ApiRoute.Post(path + "/{id}/actions/change-owner", ErrorShape.Traced, AutomationActions.ChangeOwner),
            ApiRoute.Get(path + "/{id}/runs", ErrorShape.Traced, RunEndpoints.List),
            ApiRoute.Post(path + "/{id}/runs", ErrorShape.Traced, RunEndpoints.Start),
            ApiRoute.Get(path + "/{id}/runs/{runId}", ErrorShape.Traced, RunEndpoints.Read),
        ];
}
