using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>A registered public key of a client, in JWK form.</summary>
internal sealed record PublicJwk(string KeyId, string Algorithm, JsonObject Json)
{
    public static PublicJwk From(string keyId, RSAParameters key, string algorithm) =>
        new(
            keyId,
            algorithm,
            new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = keyId,
                ["alg"] = algorithm,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            }
        );

    public static PublicJwk From(string keyId, ECParameters key) =>
        new(
            keyId,
            "ES384",
            new JsonObject
            {
                ["kty"] = "EC",
                ["use"] = "sig",
                ["kid"] = keyId,
                ["alg"] = "ES384",
                ["crv"] = "P-384",
                ["x"] = Base64Url.EncodeToString(key.Q.X),
                ["y"] = Base64Url.EncodeToString(key.Q.Y),
            }
        );

    /// <summary>Null where the node is no JWK of a kind that the token endpoint verifies.</summary>
    public static PublicJwk? Parse(JsonNode? node)
    {
        var json = node as JsonObject;
        var parts = json?.Text("kty") switch
        {
            "RSA" => new[] { "n", "e" },
            "EC" => ["x", "y"],
            _ => ["kty"],
        };
        var complete = parts.All(part => json?.Text(part) is { } text && Base64Url.IsValid(text));
        return json is not null && complete && json.Text("kid") is { } keyId && json.Text("alg") is { } algorithm
            ? new PublicJwk(keyId, algorithm, json)
            : null;
    }

    public bool Verify(byte[] data, byte[] signature) =>
        Algorithm switch
        {
            "RS256" => VerifyRsa(data, signature, HashAlgorithmName.SHA256),
            "RS512" => VerifyRsa(data, signature, HashAlgorithmName.SHA512),
            "ES384" => VerifyEc(data, signature),
            _ => false,
        };

    private bool VerifyRsa(byte[] data, byte[] signature, HashAlgorithmName hash)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") });
        return rsa.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1);
    }

    private bool VerifyEc(byte[] data, byte[] signature)
    {
        var point = new ECPoint { X = Bytes("x"), Y = Bytes("y") };
        using var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP384, Q = point });
        return ec.VerifyData(data, signature, HashAlgorithmName.SHA384);
    }

    private byte[] Bytes(string part) => Base64Url.DecodeFromChars(Json.Text(part));
}
