using System.Buffers.Text;
using System.Text.Json.Serialization;
using QlikRotator.Simulators.KeyVault.Keys;

namespace QlikRotator.Simulators.KeyVault.Http;

internal sealed record CreateKeyBody(string? Kty, [property: JsonPropertyName("key_size")] int? KeySize, string? Crv);

internal sealed record SignBody(string? Alg, string? Value);

internal sealed record SignatureBody(string Kid, string Value);

internal sealed record KeyBundle(JsonWebKeyBody Key, KeyAttributesBody Attributes);

internal sealed record KeyAttributesBody(bool Enabled, long Created, long Updated, bool Exportable);

internal sealed record JsonWebKeyBody(
    string Kid,
    string Kty,
    [property: JsonPropertyName("key_ops")] IReadOnlyList<string> KeyOps
)
{
    public string? N { get; init; }

    public string? E { get; init; }

    public string? Crv { get; init; }

    public string? X { get; init; }

    public string? Y { get; init; }
}

internal sealed class KeyShapes(VaultHost host)
{
    private static readonly string[] Operations = ["sign", "verify"];

    public string Id(VaultKey key) => $"{host.Address}keys/{key.Name}/{key.Version}";

    public KeyBundle Bundle(VaultKey key)
    {
        var created = key.Created.ToUnixTimeSeconds();
        return new(key.IsRsa ? Rsa(key) : Ec(key), new(Enabled: true, created, created, Exportable: false));
    }

    private JsonWebKeyBody Rsa(VaultKey key)
    {
        var parameters = key.PublicRsa();
        return new(Id(key), "RSA", Operations)
        {
            N = Base64Url.EncodeToString(parameters.Modulus),
            E = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    private JsonWebKeyBody Ec(VaultKey key)
    {
        var parameters = key.PublicEc();
        return new(Id(key), "EC", Operations)
        {
            Crv = "P-384",
            X = Base64Url.EncodeToString(parameters.Q.X),
            Y = Base64Url.EncodeToString(parameters.Q.Y),
        };
    }
}
