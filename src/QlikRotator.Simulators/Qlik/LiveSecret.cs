namespace QlikRotator.Simulators.Qlik;

/// <summary>A client secret that exists now, without its value.</summary>
public sealed record LiveSecret(string Hint, DateTimeOffset? CreatedAt, string? CreatedBy);
