using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <param name="Value">The bearer token.</param>
/// <param name="ClientId">The client that asked for it.</param>
/// <param name="SecretHint">The secret it was bought with, or null for an assertion.</param>
internal sealed record AccessToken(string Value, string ClientId, string? SecretHint)
{
    public required string UserId { get; init; }

    public required SignIn SignIn { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public override string ToString() => $"access token of {ClientId}";
}
