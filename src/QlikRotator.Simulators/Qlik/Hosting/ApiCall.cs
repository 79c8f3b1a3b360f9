using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>One request, read and authenticated.</summary>
internal sealed record ApiCall(QlikTenant Tenant, HttpRequest Request, RequestBody Body)
{
    private Caller? _caller;

    /// <summary>Who asks; only where the route is not anonymous.</summary>
    public Caller Caller
    {
        get => _caller ?? throw new InvalidOperationException("This operation is anonymous.");
        init => _caller = value;
    }

    /// <summary>The body as an object, empty where it is absent or something else.</summary>
    public JsonObject Fields => Body.Json as JsonObject ?? [];

    public string Route(string name) =>
        // Routing leaves an encoded slash as it is.
        ((string?)Request.RouteValues[name] ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public string? Query(string name) => Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    public string? Header(string name) => Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
