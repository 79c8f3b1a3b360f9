using Azure.Core;
using Azure.Identity;
using QlikRotator.Application;
using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Azure.Tokens;

/// <summary>Tokens of the registered credential, which keeps them until shortly before their end.</summary>
internal sealed class IdentityTokens(TokenCredential credential) : IAccessTokens
{
    public async Task<Result<SecretValue>> GetAsync(string scope, CancellationToken ct)
    {
        try
        {
            return new SecretValue((await credential.GetTokenAsync(new([scope]), ct)).Token);
        }
        catch (AuthenticationFailedException refused)
        {
            // The library's own words can be pages long and name what was tried; the type says which of the two it is.
            return new Reason(
                ApplicationCodes.TokenRefused,
                $"No token for '{scope}': {refused.GetType().Name}. Give the rotator's identity the right, or sign in."
            );
        }
    }
}
