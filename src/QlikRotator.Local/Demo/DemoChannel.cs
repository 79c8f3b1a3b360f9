using QlikRotator.Simulators.Teams;

namespace QlikRotator.Local.Demo;

/// <summary>The simulated Teams channel at the host's own address, so that its links lead to pages that know the reader.</summary>
internal static class DemoChannel
{
    public const string Path = "/demo/teams";

    private const string CardPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapDemoChannel(this IEndpointRouteBuilder routes, TeamsSimulator teams) =>
        routes.MapGet(
            Path,
            (HttpResponse response) =>
            {
                response.Headers.ContentSecurityPolicy = CardPolicy;
                response.Headers.CacheControl = "no-store";
                response.Headers["Referrer-Policy"] = "no-referrer";
                return Results.Content(teams.ChannelHtml(new Uri("/", UriKind.Relative)), "text/html; charset=utf-8");
            }
        );
}
