using Azure.Core;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>The fixed token that a vault on this machine takes.</summary>
internal sealed class LoopbackCredential(string token) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(token, DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => new(GetToken(requestContext, cancellationToken));

    public override string ToString() => nameof(LoopbackCredential);
}
