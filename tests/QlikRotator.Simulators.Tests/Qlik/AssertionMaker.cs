using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>Makes private_key_jwt assertions, right ones and wrong ones.</summary>
internal sealed record AssertionMaker(string ClientId, string KeyId, DateTimeOffset IssuedAt)
{
    public string Algorithm { get; init; } = "RS256";

    public string Audience { get; init; } = "https://acme.eu.qlikcloud.com/oauth/token";

    public string Subject { get; init; } = ClientId;

    public string Id { get; init; } = Guid.NewGuid().ToString();

    public TimeSpan Life { get; init; } = TimeSpan.FromMinutes(5);

    public string Sign(Func<byte[], byte[]> sign)
    {
        var header = Part(
            new
            {
                alg = Algorithm,
                typ = "JWT",
                kid = KeyId,
            }
        );
        var claims = Part(
            new
            {
                iss = ClientId,
                sub = Subject,
                aud = Audience,
                jti = Id,
                iat = IssuedAt.ToUnixTimeSeconds(),
                exp = (IssuedAt + Life).ToUnixTimeSeconds(),
            }
        );
        var signature = sign(Encoding.ASCII.GetBytes($"{header}.{claims}"));
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    public string Sign(RSA key) =>
        Sign(data =>
            key.SignData(
                data,
                Algorithm == "RS512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
        );

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
