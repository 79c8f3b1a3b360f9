using System.Buffers.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using QlikRotator.Application.Signing;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>Key Vault's REST operation <c>sign</c> (api-version 7.4): the private key stays where it is.</summary>
internal sealed class KeyVaultSigner(VaultCalls calls) : IKeySigner
{
    private const string Operation = "/sign?api-version=7.4";

    public async Task<byte[]> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct)
    {
        var answer = await calls.AskAsync(keyId, vault => SignAsync(vault, keyId, sha256Digest, ct), ct);
        return answer.Value ?? throw new TryAgainException(answer.Problem!);
    }

    private static async Task<byte[]> SignAsync(VaultConnection vault, Uri keyId, byte[] digest, CancellationToken ct)
    {
        using var message = vault.Rest.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(keyId.GetLeftPart(UriPartial.Path).TrimEnd('/') + Operation));
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        message.Request.Content = RequestContent.Create(new { alg = "RS256", value = Base64Url.EncodeToString(digest) });
        await vault.Rest.SendAsync(message, ct);
        return message.Response.Status == 200
            ? SignatureIn(message.Response.Content)
            : throw new RequestFailedException(message.Response);
    }

    private static byte[] SignatureIn(BinaryData answer) =>
        answer.ToObjectFromJson<SignAnswer>(SignAnswer.Json)?.Value is { Length: > 0 } signature
            ? Base64Url.DecodeFromChars(signature)
            : throw new JsonException("There is no signature in the answer.");
}
