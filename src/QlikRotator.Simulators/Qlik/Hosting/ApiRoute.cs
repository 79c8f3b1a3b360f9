namespace QlikRotator.Simulators.Qlik.Hosting;

internal delegate Answer Handler(ApiCall call);

/// <summary>One operation of the API.</summary>
internal sealed record ApiRoute(string Method, string Pattern, ErrorShape Shape, Handler Handler)
{
    public Tier Tier { get; init; } = HttpMethods.IsGet(Method) ? Tier.Reads : Tier.Writes;

    /// <summary>Whether the operation works without a bearer token.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Where the operation is: null for tenants and organizations, true for organizations alone.</summary>
    public bool? OfOrganization { get; init; } = false;

    public bool IsServedBy(QlikTenant tenant) => OfOrganization is null || OfOrganization == tenant.IsOrganization;

    public Deprecation? Deprecation { get; init; }

    public static ApiRoute Get(string pattern, ErrorShape shape, Handler handler) => new("GET", pattern, shape, handler);

    public static ApiRoute Post(string pattern, ErrorShape shape, Handler handler) => new("POST", pattern, shape, handler);

    public static ApiRoute Put(string pattern, ErrorShape shape, Handler handler) => new("PUT", pattern, shape, handler);

    public static ApiRoute Patch(string pattern, ErrorShape shape, Handler handler) => new("PATCH", pattern, shape, handler);

    public static ApiRoute Delete(string pattern, ErrorShape shape, Handler handler) => new("DELETE", pattern, shape, handler);
}
