using System.Text;
using System.Text.RegularExpressions;

namespace QlikRotator.Simulators.KeyVault.Secrets;

/// <summary>The limits that the service documents for names, values and tags.</summary>
internal static partial class SecretRules
{
    private const int MaxValueBytes = 25_600;
    private const int MaxTags = 15;
    private const int MaxTagLength = 256;

    public static VaultRefusal? WhyRefuseName(string name) =>
        NamePattern().IsMatch(name) ? null : VaultRefusal.BadParameter($"The request URI contains an invalid name: {name}");

    private static VaultRefusal? WhyRefuseValue(string value) =>
        Encoding.UTF8.GetByteCount(value) <= MaxValueBytes
            ? null
            : VaultRefusal.BadParameter($"The secret value is longer than the maximum of {MaxValueBytes} bytes.");

    public static VaultRefusal? WhyRefuseTags(IReadOnlyDictionary<string, string>? tags) =>
        tags switch
        {
            null => null,
            { Count: > MaxTags } => VaultRefusal.BadParameter($"At most {MaxTags} tags are allowed."),
            _ when tags.Any(IsTooLong) => VaultRefusal.BadParameter(
                $"A tag's name and value have at most {MaxTagLength} characters each."
            ),
            _ => null,
        };

    public static VaultRefusal? WhyRefuse(string name, SecretDraft draft) =>
        WhyRefuseName(name) ?? WhyRefuseValue(draft.Value) ?? WhyRefuseTags(draft.Tags);

    private static bool IsTooLong(KeyValuePair<string, string> tag) =>
        tag.Key.Length > MaxTagLength || tag.Value is { Length: > MaxTagLength };

    [GeneratedRegex(
        @"\A[0-9a-zA-Z-]{1,127}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NamePattern();
}
