using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.VaultCopies;

/// <summary>The tags that say where a copy comes from. None of them makes the copy a managed secret.</summary>
internal static class CopyTags
{
    public const string Of = "qlik-copy-of";
    public const string Version = "qlik-copy-version";
    public const string Rotation = "qlik-copy-rotation";

    public static bool IsCopyOf(SecretVersionInfo version, SecretReference secret) =>
        secret.ToString().Equals(version.Tags.GetValueOrDefault(Of), StringComparison.OrdinalIgnoreCase);

    /// <summary>The owner's tags carried on, ours replaced.</summary>
    public static Dictionary<string, string> Next(IReadOnlyDictionary<string, string>? old, SlotCall call) =>
        new(old ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [Of] = call.Version.ToSecret().ToString(),
            [Version] = call.Version.Version,
            [Rotation] = call.RotationId,
        };
}
