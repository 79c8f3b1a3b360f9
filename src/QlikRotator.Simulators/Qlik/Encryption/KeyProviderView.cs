namespace QlikRotator.Simulators.Qlik.Encryption;

internal static class KeyProviderView
{
    public static object Of(QlikTenant tenant, KeyProvider provider) =>
        new
        {
            arn = provider.Arn,
            name = provider.Name,
            description = provider.Description,
            keyprovider = "AWS-KMS",
            arnFingerPrint = provider.Fingerprint,
            current = provider.Current,
            multiRegion = provider.MultiRegion,
            tenantId = tenant.Id,
            createdAt = provider.CreatedAt,
        };

    /// <summary>Qlik's own provider, which has no ARN of the customer's.</summary>
    public static object Own(QlikTenant tenant) =>
        new
        {
            arn = "",
            name = "Qlik",
            keyprovider = "Qlik-Vault",
            arnFingerPrint = "",
            current = tenant.KeyProviders.Current is null,
            tenantId = tenant.Id,
        };

    public static object Of(QlikTenant tenant, Migration migration) =>
        new
        {
            id = migration.Id,
            state = migration.State,
            progress = migration.Progress,
            tenantId = tenant.Id,
            migratingFrom = migration.From,
            migratingTo = migration.To,
            migratingToFingerprint = migration.To,
            initiatedAt = migration.InitiatedAt,
            completedAt = migration.CompletedAt,
        };
}
