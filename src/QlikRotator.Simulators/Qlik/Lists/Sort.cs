namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>The order a list was asked for: <c>name</c>, <c>+name</c> or <c>-name</c>.</summary>
internal sealed record Sort(string Field, bool Descending)
{
    public static Sort Parse(string? text, string fallback)
    {
        var order = string.IsNullOrEmpty(text) ? fallback : text;
        // A plus that was not encoded arrives as a blank.
        return new Sort(order.TrimStart('+', '-', ' '), order.StartsWith('-'));
    }
}
