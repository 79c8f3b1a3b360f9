using QlikRotator.Simulators.Qlik.OAuthClients;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>A client that has proved who it is, and with which secret if it used one.</summary>
internal sealed record ClientProof(OAuthClient Client, string? SecretHint);
