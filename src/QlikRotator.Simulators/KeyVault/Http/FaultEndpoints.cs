namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>The fault plan over HTTP, for a simulator that runs in another process. No token: it listens on loopback only.</summary>
internal sealed class FaultEndpoints(VaultHost host)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/simulator/faults", () => VaultAnswer.Ok(host.Faults.Active));
        routes.MapPost("/simulator/faults", AddAsync);
        routes.MapDelete("/simulator/faults", Clear);
    }

    private async Task<IResult> AddAsync(HttpRequest request) =>
        VaultAnswer.From(
            await VaultRequestBody.ReadAsync<VaultFault>(request),
            fault =>
            {
                host.Faults.Add(fault);
                return VaultAnswer.Ok(host.Faults.Active);
            }
        );

    private IResult Clear()
    {
        host.Faults.Clear();
        return Results.NoContent();
    }
}
