using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Users;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>Access tokens: given and taken back.</summary>
internal static class TokenEndpoints
{
    private const string ClientCredentials = "client_credentials";
    private const string Impersonation = "urn:qlik:oauth:user-impersonation";

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Post("/oauth/token", ErrorShape.TextStatus, Issue) with
        {
            Anonymous = true,
            OfOrganization = null,
        },
        ApiRoute.Post("/oauth/revoke", ErrorShape.TextStatus, Revoke) with
        {
            Anonymous = true,
        },
    ];

    private static Answer Issue(ApiCall call)
    {
        if (TokenRequest.Read(call) is not { GrantType: ClientCredentials or Impersonation } request)
        {
            return OAuthErrors.BadRequest("The body is not valid or the grant type is not supported.");
        }

        if (ClientAuthenticator.Identify(call.Tenant, request) is not { } proof)
        {
            return OAuthErrors.InvalidClient();
        }

        if (!proof.Client.GrantTypes.Contains(request.GrantType))
        {
            return OAuthErrors.GrantNotAllowed("The client does not have this grant type.");
        }

        return request.Scopes.All(scope => proof.Client.Scopes.Contains(scope))
            ? IssueFor(call.Tenant, proof, request)
            : OAuthErrors.InvalidScope("The client does not have all of these scopes.");
    }

    private static Answer IssueFor(QlikTenant tenant, ClientProof proof, TokenRequest request)
    {
        var user =
            request.GrantType == ClientCredentials ? tenant.Users.BotFor(proof.Client) : tenant.Users.Find(request.UserLookup);
        return user switch
        {
            null => OAuthErrors.BadRequest("user_lookup finds no user."),
            { Disabled: true } => OAuthErrors.UserDisabled(),
            _ when tenant.Tokens.CountLive(proof.Client.Id) >= tenant.Behaviour.TokensPerClient => OAuthErrors.TooManyTokens(),
            _ => Show(tenant, tenant.Tokens.Add(NewToken(tenant, proof, request, user))),
        };
    }

    private static AccessToken NewToken(QlikTenant tenant, ClientProof proof, TokenRequest request, User user)
    {
        var expires = tenant.Now + tenant.Behaviour.TokenLifetime;
        var claims = new
        {
            jti = Ids.Guid(),
            sub = user.Id,
            subType = "user",
            tenantId = tenant.Id,
            exp = expires.ToUnixTimeSeconds(),
        };
        return new AccessToken(tenant.Issued(Jwt.Create(claims)), proof.Client.Id, proof.SecretHint)
        {
            UserId = user.Id,
            SignIn = request.GrantType == ClientCredentials ? SignIn.Bot : SignIn.Impersonation,
            Scopes = request.Scopes.Count == 0 ? proof.Client.Scopes : request.Scopes,
            ExpiresAt = expires,
        };
    }

    private static Answer Show(QlikTenant tenant, AccessToken token) =>
        Answer.Ok(
            new
            {
                access_token = token.Value,
                token_type = tenant.IsOrganization ? "Bearer" : "bearer",
                expires_at = token.ExpiresAt,
                expires_in = tenant.Behaviour.TokensTellExpiresIn ? (int?)tenant.Behaviour.TokenLifetime.TotalSeconds : null,
                scope = string.Join(' ', token.Scopes),
            }
        );

    private static Answer Revoke(ApiCall call)
    {
        if (TokenRequest.Read(call)?.Token is not { } token)
        {
            return OAuthErrors.BadRequest("token is missing.");
        }

        call.Tenant.Tokens.Revoke(token);
        return new Answer(StatusCodes.Status200OK);
    }
}
