using QlikRotator.Core;

namespace QlikRotator.Application.Signing;

/// <summary>Signs with a private key that never leaves its vault.</summary>
public interface IKeySigner
{
    /// <summary>RS256 (RSASSA-PKCS1-v1_5) over a SHA-256 digest.</summary>
    /// <param name="keyId">Address of the key, <c>https://{vault}/keys/{name}[/{version}]</c>.</param>
    /// <param name="sha256Digest">32 bytes.</param>
    /// <exception cref="Core.Workflow.TryAgainException">The vault gave no signature; its reason says why.</exception>
    Task<KeySignature> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct);

    /// <summary>The public half as SubjectPublicKeyInfo (DER), or why the vault does not give it.</summary>
    /// <exception cref="Core.Workflow.TryAgainException">The vault does not answer.</exception>
    Task<Result<byte[]>> PublicKeyAsync(Uri keyId, CancellationToken ct);
}
