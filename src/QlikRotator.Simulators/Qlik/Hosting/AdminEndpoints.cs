using System.Text.Json;
using System.Text.Json.Serialization;
using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>The simulator's own controls, on its own address and under no tenant's host name.</summary>
internal static class AdminEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(IEndpointRouteBuilder app, TenantDirectory tenants, FaultPlan<Fault> faults)
    {
        app.MapMethods("/simulator/faults", ["POST"], http => OwnAddressAsync(http, tenants, () => AddAsync(http, faults)));
        app.MapMethods("/simulator/faults", ["DELETE"], http => OwnAddressAsync(http, tenants, () => ClearAsync(http, faults)));
        app.MapMethods(
            "/simulator/state",
            ["GET"],
            http => OwnAddressAsync(http, tenants, () => StateAsync(http, tenants, faults))
        );
    }

    private static Task OwnAddressAsync(HttpContext http, TenantDirectory tenants, Func<Task> work) =>
        tenants.Find(http.Request.Host.Host) is null
            ? work()
            : AnswerWriter.WriteAsync(http, Answer.NotFound("No such resource."), ErrorShape.Plain);

    private static async Task AddAsync(HttpContext http, FaultPlan<Fault> faults)
    {
        try
        {
            var order = await JsonSerializer.DeserializeAsync<FaultOrder>(http.Request.Body, Json, http.RequestAborted);
            faults.Add(order!.ToFault());
            http.Response.StatusCode = StatusCodes.Status201Created;
        }
        catch (JsonException refused)
        {
            await AnswerWriter.WriteAsync(http, Answer.BadRequest(refused.Message), ErrorShape.Plain);
        }
    }

    private static Task ClearAsync(HttpContext http, FaultPlan<Fault> faults)
    {
        faults.Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task StateAsync(HttpContext http, TenantDirectory tenants, FaultPlan<Fault> faults) =>
        AnswerWriter.WriteAsync(
            http,
            Answer.Ok(
                new
                {
                    faults = new { pending = faults.Active.Count, fired = faults.Fired },
                    tenants = tenants.All.Select(TenantState.Of),
                }
            ),
            ErrorShape.Plain
        );
}
