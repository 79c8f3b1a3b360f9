using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

internal sealed record ClientSecret(string Hint, string Value, PropagationDelay PropagationDelay)
{
    public DateTimeOffset? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public override string ToString() => $"client secret {Hint}";
}
