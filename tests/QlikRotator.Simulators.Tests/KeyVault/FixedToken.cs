using Azure.Core;

namespace QlikRotator.Simulators.Tests.KeyVault;

internal sealed class FixedToken(string token) : TokenCredential
{
    public List<string> ScopesAsked { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        ScopesAsked.AddRange(requestContext.Scopes);
        return new AccessToken(token, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => new(GetToken(requestContext, cancellationToken));
}
