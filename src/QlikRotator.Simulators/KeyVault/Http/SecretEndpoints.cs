using QlikRotator.Simulators.KeyVault.Secrets;

namespace QlikRotator.Simulators.KeyVault.Http;

internal sealed class SecretEndpoints(VaultHost host)
{
    private readonly SecretShapes shapes = new(host);
    private readonly Paging paging = new(host);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/secrets", List);
        routes.MapGet("/secrets/{name}/versions", ListVersions);
        routes.MapGet("/secrets/{name}/{version?}", Read);
        routes.MapPut("/secrets/{name}", SetAsync);
        routes.MapPatch("/secrets/{name}/{version?}", UpdateAsync);
        routes.MapDelete("/secrets/{name}", Delete);
    }

    private IResult List(HttpRequest request) =>
        VaultAnswer.From(
            paging.Cut(request, host.Vault.Secrets.LatestBehind, latest => latest.Name, shapes.Item),
            VaultAnswer.Ok
        );

    private IResult ListVersions(HttpRequest request, string name) =>
        VaultAnswer.From(
            paging.Cut(request, host.Vault.Secrets.Versions(name), version => version.Version, shapes.Properties),
            VaultAnswer.Ok
        );

    private IResult Read(string name, string? version) =>
        VaultAnswer.From(host.Vault.Secrets.Read(name, version), found => VaultAnswer.Ok(shapes.WithValue(found)));

    private async Task<IResult> SetAsync(HttpRequest request, string name) =>
        VaultAnswer.From(
            await VaultRequestBody.ReadAsync<SetSecretBody>(request),
            body =>
                body.Value is null
                    ? VaultAnswer.Refuse(VaultRefusal.BadParameter("The request body has no value."))
                    : VaultAnswer.From(
                        host.Vault.Secrets.Set(name, DraftOf(body, body.Value)),
                        set => VaultAnswer.Ok(shapes.WithValue(set))
                    )
        );

    private async Task<IResult> UpdateAsync(HttpRequest request, string name, string? version) =>
        VaultAnswer.From(
            await VaultRequestBody.ReadAsync<UpdateSecretBody>(request),
            body =>
                VaultAnswer.From(
                    host.Vault.Secrets.Update(name, version, ChangeOf(body)),
                    changed => VaultAnswer.Ok(shapes.Properties(changed))
                )
        );

    private IResult Delete(string name) =>
        VaultAnswer.From(host.Vault.Secrets.Delete(name), gone => VaultAnswer.Ok(shapes.Deleted(gone)));

    private static SecretDraft DraftOf(SetSecretBody body, string value)
    {
        var draft = new SecretDraft(value)
        {
            ContentType = body.ContentType,
            Enabled = body.Attributes?.Enabled ?? true,
            NotBefore = body.Attributes?.Nbf,
            Expires = body.Attributes?.Exp,
        };
        return body.Tags is null ? draft : draft with { Tags = body.Tags };
    }

    private static SecretChange ChangeOf(UpdateSecretBody body) =>
        new()
        {
            ContentType = body.ContentType,
            Tags = body.Tags,
            Enabled = body.Attributes?.Enabled,
            NotBefore = body.Attributes?.Nbf,
            Expires = body.Attributes?.Exp,
        };
}
