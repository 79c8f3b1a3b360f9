namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>A key as the API shows it; the token only in the answer that made it.</summary>
internal static class ApiKeyView
{
    public static object Of(ApiKey key, QlikTenant tenant, bool withToken = false) =>
        new
        {
            id = key.Id,
            tenantId = tenant.Id,
            description = key.Description,
            status = key.StatusAt(tenant.Now),
            sub = key.Sub,
            subType = "user",
            expiry = key.Expiry,
            created = key.Created,
            createdByUser = key.CreatedByUser,
            lastUpdated = key.LastUpdated,
            token = withToken ? key.Token : null,
        };
}
