using QlikRotator.Core.Secrets;

namespace QlikRotator.Core.Registry;

/// <summary>
/// A place that holds a copy of a value, as one tag of at most 256 characters:
/// <c>kind:target[@tenant][#/json/pointer][?format=Bearer {0}]</c>.
/// </summary>
/// <param name="Kind">The key of a registered slot: <c>data-connection</c>, <c>webhook</c> and so on.</param>
/// <param name="Target">Id, name or address of the place, as its kind understands it.</param>
/// <param name="Tenant">Host of another tenant than the secret's own; null for the same one.</param>
/// <param name="Pointer">Where in the place's document the value goes.</param>
/// <param name="Format">What is written, with <c>{0}</c> for the value; null writes the value as it is.</param>
public sealed record SlotReference(string Kind, string Target, string? Tenant, string? Pointer, string? Format)
{
    private const string FormatOption = "?format=";

    public static bool TryParse(string text, out SlotReference? slot)
    {
        slot = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        var format = TakeAfter(ref rest, FormatOption);
        var pointer = TakeAfter(ref rest, "#");
        var tenant = TakeAfter(ref rest, "@");
        if (
            rest.Length == 0
            || format is ""
            || pointer is ""
            || tenant is ""
            || format?.Contains("{0}", StringComparison.Ordinal) == false
        )
        {
            return false;
        }

        slot = new SlotReference(text[..colon], rest, tenant, pointer, format);
        return true;
    }

    /// <summary>What the place is to hold for a value.</summary>
    public SecretValue Render(SecretValue value) =>
        Format is null ? value : new SecretValue(Format.Replace("{0}", value.Reveal(), StringComparison.Ordinal));

    /// <summary>The tag's text. Parsing it gives an equal reference.</summary>
    public override string ToString() =>
        $"{Kind}:{Target}{Prefixed("@", Tenant)}{Prefixed("#", Pointer)}{Prefixed(FormatOption, Format)}";

    private static string? TakeAfter(ref string text, string mark)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var taken = text[(at + mark.Length)..];
        text = text[..at];
        return taken;
    }

    private static string? Prefixed(string mark, string? text) => text is null ? null : mark + text;
}
