namespace QlikRotator.Simulators.KeyVault.Http;

internal sealed class DeletedSecretEndpoints(VaultHost host)
{
    private readonly SecretShapes shapes = new(host);
    private readonly Paging paging = new(host);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/deletedsecrets", List);
        routes.MapGet("/deletedsecrets/{name}", Read);
        routes.MapPost("/deletedsecrets/{name}/recover", Recover);
        routes.MapDelete("/deletedsecrets/{name}", Purge);
    }

    private IResult List(HttpRequest request) =>
        VaultAnswer.From(
            paging.Cut(request, host.Vault.Secrets.AllDeleted(), gone => gone.History.Name, shapes.DeletedItem),
            VaultAnswer.Ok
        );

    private IResult Read(string name) =>
        VaultAnswer.From(host.Vault.Secrets.FindDeleted(name), gone => VaultAnswer.Ok(shapes.Deleted(gone)));

    private IResult Recover(string name) =>
        VaultAnswer.From(host.Vault.Secrets.Recover(name), recovered => VaultAnswer.Ok(shapes.Properties(recovered)));

    private IResult Purge(string name) => VaultAnswer.From(host.Vault.Secrets.Purge(name), _ => Results.NoContent());
}
