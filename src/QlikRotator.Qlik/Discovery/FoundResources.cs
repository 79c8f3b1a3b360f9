using QlikRotator.Application.Discovering;
using QlikRotator.Qlik.ApiKeys;
using QlikRotator.Qlik.AutomationConnections;
using QlikRotator.Qlik.Automations;
using QlikRotator.Qlik.DataConnections;
using QlikRotator.Qlik.Encryption;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.TenantEmail;

namespace QlikRotator.Qlik.Discovery;

/// <summary>Takes from the tenant's answers what may be shown.</summary>
internal static class FoundResources
{
    public static OAuthClientFound Of(OAuthClient client) =>
        new(
            client.ClientId!,
            client.ClientName,
            client.AppType,
            !string.IsNullOrEmpty(client.DisableTag),
            client.PublishedAt is not null,
            OAuthClientRules.IsProvable(client),
            [
                .. (client.ClientSecrets ?? [])
                    .Where(secret => secret.Hint is not null)
                    .Select(secret => new ClientSecretFound(secret.Hint!, secret.CreatedAt, secret.CreatedBy)),
            ]
        )
        {
            CreatedByType = client.CreatedByType,
        };

    public static ApiKeyFound Of(ApiKey key) =>
        new(key.Id!, key.Description, key.Status, key.Sub, key.Created, key.Expiry, ApiKeyMarker.MarkerIn(key.Description));

    public static AutomationFound Of(Automation one) =>
        new(
            one.Id!,
            one.Name,
            one.State,
            one.OwnerId,
            one.SpaceId,
            one.CreatedAt,
            one.LastRunAt,
            AutomationMarker.MarkerIn(one.Name)
        );

    public static DataConnectionFound Of(DataConnection one) =>
        new(one.Id!, one.Name, one.DataSourceId, one.User, one.Space, one.SeparateCredentials == true, one.Updated);

    public static AutomationConnectionFound Of(AutomationConnection one) =>
        new(one.Id!, one.Name, one.ConnectorId, one.OwnerId, one.IsConnected);

    public static EmailFound Of(EmailConfig config) =>
        new(config.Provider, config.PasswordExists == true, config.ErrorCode, config.ModificationTime);

    public static EncryptionFound Of(KeyProviderPage keys, Migration? migration) =>
        new(
            [
                .. keys.Keys.Select(key => new EncryptionKeyFound(
                    key.Name,
                    key.Keyprovider,
                    key.ArnFingerPrint,
                    key.Current == true,
                    key.MultiRegion == true
                )),
            ],
            migration?.State,
            migration?.Progress
        );
}
