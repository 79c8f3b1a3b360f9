namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>One <c>field op "value"</c>; dates compare as the text they are written in.</summary>
internal sealed record Comparison(string Field, string Operator, string Value)
{
    public bool Holds(string? actual) =>
        Operator switch
        {
            "eq" => actual == Value,
            "ne" => actual != Value,
            "co" => actual?.Contains(Value, StringComparison.OrdinalIgnoreCase) ?? false,
            "sw" => actual?.StartsWith(Value, StringComparison.OrdinalIgnoreCase) ?? false,
            "gt" => actual is not null && string.CompareOrdinal(actual, Value) > 0,
            "ge" => actual is not null && string.CompareOrdinal(actual, Value) >= 0,
            "lt" => actual is not null && string.CompareOrdinal(actual, Value) < 0,
            _ => actual is not null && string.CompareOrdinal(actual, Value) <= 0,
        };
}
