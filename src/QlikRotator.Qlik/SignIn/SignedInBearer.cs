using QlikRotator.Core;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.SignIn;

/// <summary>An access token of the rotator's own OAuth client.</summary>
internal sealed class SignedInBearer(TenantTokens tokens, SignInAs identity) : IBearer
{
    public Task<Result<SecretValue>> TokenAsync(SecretValue? refused, CancellationToken ct) =>
        tokens.GetAsync(identity, refused, ct);
}
