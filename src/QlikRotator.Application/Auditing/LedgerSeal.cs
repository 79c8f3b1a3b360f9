using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Application.Auditing;

/// <summary>The whole ledger up to a midnight in one hash, signed with a key that never leaves Key Vault.</summary>
/// <param name="Until">Every event before this moment (UTC) is covered.</param>
/// <param name="Root">SHA-256 over the last event of every rotation, in the order of their ids; lower-case hexadecimal.</param>
/// <param name="KeyId">With the version that signed.</param>
/// <param name="Signature">RS256 over <see cref="Text"/>, base64.</param>
public sealed record LedgerSeal(DateTimeOffset Until, int Rotations, string Root, Uri KeyId, string Signature)
{
    /// <summary>What is signed: it says what it is, so that it can be taken for nothing else that the key signs.</summary>
    public static string Text(LedgerRoot root) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"qlik-rotator ledger seal 1\n{root.Until.UtcDateTime:O}\n{root.Rotations}\n{root.Hash}"
        );

    public static byte[] Digest(LedgerRoot root) => SHA256.HashData(Encoding.UTF8.GetBytes(Text(root)));

    public byte[] Digest() => Digest(new(Until, Rotations, Root));

    public bool IsOf(LedgerRoot root) => Rotations == root.Rotations && Root == root.Hash;
}
