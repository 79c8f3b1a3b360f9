using QlikRotator.Application.Inventory;
using QlikRotator.Core;

namespace QlikRotator.Local.Backend;

/// <summary>Whether a rotation is the one a person means: by id, by the beginning of one, or by its secret's name.</summary>
internal static class RotationMatch
{
    private const int ShortestBeginning = 4;

    public static Reason None(string text) =>
        new(LocalCodes.NoSuchRotation, $"No rotation fits '{text}'. The command 'status' alone lists them all.");

    public static bool Fits(RotationRow row, string text) => Fits(row.Secret.Name, row.RotationId, text);

    public static bool Fits(string secret, string rotationId, string text) =>
        secret.Equals(text, StringComparison.OrdinalIgnoreCase)
        || (text.Length >= ShortestBeginning && rotationId.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
