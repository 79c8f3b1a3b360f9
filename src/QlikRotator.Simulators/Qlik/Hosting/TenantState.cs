namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>A tenant as <c>/simulator/state</c> shows it: no values.</summary>
internal static class TenantState
{
    public static object Of(QlikTenant tenant)
    {
        lock (tenant.Gate)
        {
            return new
            {
                host = tenant.Host,
                id = tenant.Id,
                calls = tenant.CallCount,
                writes = tenant.WriteCount,
                oauthClients = tenant
                    .Clients.All.Select(client => new
                    {
                        clientId = client.Id,
                        clientName = client.Name,
                        hints = client.Secrets.Select(secret => secret.Hint).ToList(),
                    })
                    .ToList(),
                apiKeys = tenant.ListApiKeys(),
                automations = tenant.ListAutomations(),
                automationConnections = tenant.AutomationConnections.All.Select(connection => connection.Id).ToList(),
                dataConnections = tenant.DataConnections.All.Select(connection => connection.Id).ToList(),
                users = tenant.Users.All.Select(user => new { id = user.Id, subject = user.Subject }).ToList(),
            };
        }
    }
}
