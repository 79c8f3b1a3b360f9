using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

/// <summary>
/// A rotation's id follows from the vault, the name and the version being replaced: triggers about the same version mean the same
/// rotation, whoever sends them and however often. 24 hexadecimal digits, fit for table keys, orchestration ids and markers at Qlik.
/// </summary>
public static class RotationId
{
    private const int Digits = 24;

    public static string For(SecretVersionReference subject)
    {
        var text = $"{subject.Vault.Authority}/{subject.Name}/{subject.Version}".ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    public static bool IsOne(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The tag of the version by which a rotation gives the old value back.</summary>
    public static string MarkerOfRestored(string rotationId) => $"{rotationId}-restored";

    /// <summary>The rotation that wrote the newest version, for whatever purpose; null where somebody else did.</summary>
    public static string? WriterOf(ManagedSecret secret) => WriterIn(secret.RotationId);

    /// <summary>The rotation that a version's tag <c>qlik-rotation</c> names, whether it issued the value or gave an old one back.</summary>
    public static string? WriterIn(string? tag) => tag is { Length: >= Digits } && IsOne(tag[..Digits]) ? tag[..Digits] : null;
}
