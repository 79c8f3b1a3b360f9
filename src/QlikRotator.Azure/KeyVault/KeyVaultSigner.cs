using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Core;
using QlikRotator.Application.Signing;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>Key Vault's REST operation <c>sign</c> (api-version 7.4): the private key stays where it is. Its public half is read with <c>get</c>.</summary>
internal sealed class KeyVaultSigner(VaultCalls calls) : IKeySigner
{
    private const string Version = "?api-version=7.4";

    public async Task<KeySignature> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct)
    {
        var body = RequestContent.Create(new { alg = "RS256", value = Base64Url.EncodeToString(sha256Digest) });
        var answer = await calls.AskAsync(
            keyId,
            async vault => SignatureIn(await SendAsync(vault, RequestMethod.Post, keyId, $"/sign{Version}", body, ct)),
            ct
        );
        return answer.Value ?? throw new TryAgainException(answer.Problem!);
    }

    public Task<Result<byte[]>> PublicKeyAsync(Uri keyId, CancellationToken ct) =>
        calls.AskAsync(
            keyId,
            async vault => PublicKeyIn(await SendAsync(vault, RequestMethod.Get, keyId, Version, body: null, ct)),
            ct
        );

    private static async Task<BinaryData> SendAsync(
        VaultConnection vault,
        RequestMethod method,
        Uri keyId,
        string operation,
        RequestContent? body,
        CancellationToken ct
    )
    {
        using var message = vault.Rest.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(keyId.GetLeftPart(UriPartial.Path).TrimEnd('/') + operation));
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (body is not null)
        {
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = body;
        }

        await vault.Rest.SendAsync(message, ct);
        return message.Response.Status == 200 ? message.Response.Content : throw new RequestFailedException(message.Response);
    }

    private static KeySignature SignatureIn(BinaryData content) =>
        content.ToObjectFromJson<SignAnswer>(SignAnswer.Json) is { Value.Length: > 0, Kid.Length: > 0 } answer
            ? new KeySignature(new Uri(answer.Kid), Base64Url.DecodeFromChars(answer.Value))
            : throw new JsonException("There is no signature in the answer.");

    private static byte[] PublicKeyIn(BinaryData content)
    {
        if (content.ToObjectFromJson<KeyAnswer>(SignAnswer.Json) is not { Key: { N: { } modulus, E: { } exponent } })
        {
            throw new JsonException("There is no RSA key in the answer.");
        }

        try
        {
            var parameters = new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(modulus),
                Exponent = Base64Url.DecodeFromChars(exponent),
            };
            using var rsa = RSA.Create(parameters);
            return rsa.ExportSubjectPublicKeyInfo();
        }
        catch (CryptographicException unusable)
        {
            throw new JsonException("The RSA key in the answer is none.", unusable);
        }
    }
}
