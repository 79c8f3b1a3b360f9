using System.Buffers.Text;
using QlikRotator.Simulators.KeyVault.Keys;

namespace QlikRotator.Simulators.KeyVault.Http;

internal sealed class KeyEndpoints(VaultHost host)
{
    private readonly KeyShapes shapes = new(host);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/keys/{name}/create", CreateAsync);
        routes.MapGet("/keys/{name}/{version?}", Read);
        routes.MapPost("/keys/{name}/sign", (HttpRequest request, string name) => SignAsync(request, name, version: null));
        routes.MapPost("/keys/{name}/{version}/sign", SignAsync);
    }

    private async Task<IResult> CreateAsync(HttpRequest request, string name) =>
        VaultAnswer.From(
            await VaultRequestBody.ReadAsync<CreateKeyBody>(request),
            body => VaultAnswer.From(Create(name, body), key => VaultAnswer.Ok(shapes.Bundle(key)))
        );

    private VaultResult<VaultKey> Create(string name, CreateKeyBody body) =>
        body switch
        {
            { Kty: "RSA" } => host.Vault.Keys.AddRsa(name, body.KeySize ?? 2048),
            { Kty: "EC", Crv: "P-384" } => host.Vault.Keys.AddEc(name),
            _ => VaultRefusal.BadParameter("The simulator makes RSA keys and EC keys on P-384."),
        };

    private IResult Read(string name, string? version) =>
        VaultAnswer.From(host.Vault.Keys.Find(name, version), key => VaultAnswer.Ok(shapes.Bundle(key)));

    private async Task<IResult> SignAsync(HttpRequest request, string name, string? version) =>
        VaultAnswer.From(
            await VaultRequestBody.ReadAsync<SignBody>(request),
            body => VaultAnswer.From(host.Vault.Keys.Find(name, version), key => Sign(key, body))
        );

    private IResult Sign(VaultKey key, SignBody body)
    {
        if (SignatureAlgorithm.Find(body.Alg) is not { } algorithm)
        {
            return VaultAnswer.Refuse(VaultRefusal.BadParameter("The algorithm is not one that signs."));
        }

        if (body.Value is null || !Base64Url.IsValid(body.Value))
        {
            return VaultAnswer.Refuse(VaultRefusal.BadParameter("The value is not base64url."));
        }

        return key.Sign(algorithm, Base64Url.DecodeFromChars(body.Value)) is { } signature
            ? VaultAnswer.Ok(new SignatureBody(shapes.Id(key), Base64Url.EncodeToString(signature)))
            : VaultAnswer.Refuse(VaultRefusal.BadParameter("Key type or digest length do not fit the algorithm."));
    }
}
