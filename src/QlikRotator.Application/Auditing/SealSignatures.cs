using System.Security.Cryptography;
using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Auditing;

/// <summary>Checks signatures with the public half of the rotator's key, which it asks the vault for once.</summary>
internal sealed class SealSignatures(SealKey key, IKeySigner? signer)
{
    private readonly Dictionary<Uri, Result<byte[]>> _keys = [];
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);

    /// <summary>Why some could not be checked.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <returns>Null where it could not be checked.</returns>
    public async Task<bool?> CheckAsync(LedgerSeal seal, CancellationToken ct)
    {
        if ((await KeyAsync(seal.KeyId, ct)).TryGet(out var found, out var problem))
        {
            return IsSigned(seal, found);
        }

        _problems.Add($"Signatures made with {seal.KeyId} were not checked. {problem.Message}");
        return null;
    }

    private static bool IsSigned(LedgerSeal seal, byte[] publicKey)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        var signature = new byte[seal.Signature.Length];
        return Convert.TryFromBase64String(seal.Signature, signature, out var length)
            && rsa.VerifyHash(seal.Digest(), signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private async Task<Result<byte[]>> KeyAsync(Uri keyId, CancellationToken ct)
    {
        if (!_keys.TryGetValue(keyId, out var found))
        {
            found = _keys[keyId] = await AskAsync(keyId, ct);
        }

        return found;
    }

    private async Task<Result<byte[]>> AskAsync(Uri keyId, CancellationToken ct)
    {
        if (signer is null || !key.Includes(keyId))
        {
            return new Reason(ApplicationCodes.SealKeyUnknown, "The settings name no tenant that signs in with this key.");
        }

        try
        {
            return await signer.PublicKeyAsync(keyId, ct);
        }
        catch (TryAgainException later)
        {
            return later.Reason;
        }
    }
}
