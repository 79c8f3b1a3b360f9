using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>The only answer that ever carries the secret.</summary>
internal sealed record CreatedSecret(string? Hint, SecretValue? ClientSecret);
