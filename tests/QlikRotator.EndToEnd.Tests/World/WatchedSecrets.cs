using System.Text.Json;
using QlikRotator.Local.Demo;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>The demo's secrets, each as its consumers see it.</summary>
internal static class WatchedSecrets
{
    private static readonly Dictionary<string, Func<bool>> Nowhere = [];

    /// <param name="index">0 has the health gate and a copy, 1 asks for approval.</param>
    public static Watched Client(DemoEstate estate, int index) => Client(estate, estate.Secrets[index]);

    /// <summary>Has the health gate, and no copy.</summary>
    public static Watched OrganizationClient(DemoEstate estate) =>
        Client(estate, estate.Subjects.OfType<DemoSecret>().First(secret => secret.Tenant == DemoTiers.Organization));

    private static Watched Client(DemoEstate estate, DemoSecret secret)
    {
        var tenant = estate.Qlik.Tenant(secret.Tenant);
        return new(
            estate,
            secret,
            value => tenant.AcceptsClientSecret(secret.ClientId, value),
            () => tenant.ClientSecrets(secret.ClientId).Count,
            Nowhere
        );
    }

    /// <summary>Old and new key live side by side, so the connection that reads with one of them works all the while.</summary>
    public static Watched Key(DemoEstate estate)
    {
        var key = estate.Subjects.OfType<DemoApiKey>().Single();
        var tenant = estate.Qlik.Tenant(key.Tenant);
        var connection = key.Consumers[0].Slot.Split(':', '@')[1];
        return new(
            estate,
            key,
            tenant.AcceptsApiKey,
            () => tenant.ListApiKeys().Count,
            new Dictionary<string, Func<bool>>
            {
                ["The data connection"] = () => estate.Qlik.Tenant(DemoEstate.Globex).DataConnectionWorks(connection),
            }
        );
    }

    public static Watched Trigger(DemoEstate estate)
    {
        var trigger = estate.Subjects.OfType<DemoTrigger>().Single();
        var tenant = estate.Qlik.Tenant(trigger.Tenant);
        return new(estate, trigger, value => Runs(tenant, value), () => tenant.ListAutomations().Count, Nowhere);
    }

    private static bool Runs(QlikTenant tenant, string value)
    {
        var trigger = JsonSerializer.Deserialize<JsonElement>(value);
        return tenant.AcceptsExecutionToken(
            trigger.GetProperty("automationId").GetString()!,
            trigger.GetProperty("executionToken").GetString()!
        );
    }
}
