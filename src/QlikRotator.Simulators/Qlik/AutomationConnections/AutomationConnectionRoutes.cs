using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.AutomationConnections;

/// <summary>The same operations at the present and at the deprecated address.</summary>
internal static class AutomationConnectionRoutes
{
    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        .. Under("/api/workflows/automation-connections"),
        .. Under("/api/v1/automation-connections").Select(route => route with { Deprecation = Deprecation.FirstAutomations }),
    ];

    private static IEnumerable<ApiRoute> Under(string path) =>
        [
            ApiRoute.Get(path, ErrorShape.Traced, AutomationConnectionEndpoints.List),
            ApiRoute.Get(path + "/{id}", ErrorShape.Traced, AutomationConnectionEndpoints.Read),
            ApiRoute.Put(path + "/{id}", ErrorShape.Traced, AutomationConnectionEndpoints.Update),
            ApiRoute.Delete(path + "/{id}", ErrorShape.Traced, AutomationConnectionActions.Delete),
            ApiRoute.Post(path + "/{id}/actions/check", ErrorShape.Traced, AutomationConnectionActions.Check),
            ApiRoute.Post(path + "/{id}/actions/change-owner", ErrorShape.Traced, AutomationConnectionActions.ChangeOwner),
            ApiRoute.Post(path + "/{id}/actions/change-space", ErrorShape.Traced, AutomationConnectionActions.ChangeSpace),
        ];
}
