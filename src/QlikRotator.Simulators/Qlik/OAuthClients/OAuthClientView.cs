namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>A client as the API shows it; only administrators see how it signs in.</summary>
internal static class OAuthClientView
{
    public static object Of(OAuthClient client, QlikTenant tenant, bool admin) =>
        new
        {
            clientId = client.Id,
            clientName = client.Name,
            description = client.Description,
            appType = client.AppType,
            tenantId = tenant.IsOrganization ? null : tenant.Id,
            createdByType = tenant.IsOrganization ? "user" : "tenant",
            createdAt = client.CreatedAt,
            updatedAt = client.UpdatedAt,
            publishedAt = client.PublishedAt,
            disableTag = client.DisableTag,
            logoUri = client.LogoUri,
            clientUri = client.ClientUri,
            allowedScopes = admin ? client.Scopes : null,
            allowedGrantTypes = admin ? client.GrantTypes : null,
            allowedAuthMethods = admin ? client.AuthMethods : null,
            allowedOrigins = admin ? client.Origins : null,
            redirectUris = admin ? client.RedirectUris : null,
            publicKeys = admin ? client.PublicKeys.Select(key => key.Json).ToList() : null,
            clientSecrets = admin ? client.Secrets.Select(Hint).ToList() : null,
            connectionConfig = admin ? new { consentMethod = "trusted" } : null,
        };

    private static object Hint(ClientSecret secret) =>
        new
        {
            hint = secret.Hint,
            createdAt = secret.CreatedAt,
            createdBy = secret.CreatedBy,
        };
}
