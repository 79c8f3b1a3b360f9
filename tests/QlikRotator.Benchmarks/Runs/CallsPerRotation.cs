using QlikRotator.Benchmarks.Loopback;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>What one rotation of each family asks of the tenant and of the vault, from its start to its end.</summary>
internal static class CallsPerRotation
{
    /// <summary>Of each family. What is asked once per process is spread over them.</summary>
    private const int Rotations = 10;

    public static async Task RunAsync()
    {
        await using var estate = await LoopbackEstate.StartAsync(factor: 100, tenants: 1);
        var tenant = estate.Tenants[0];
        tenant.SetApiKeyLimits(maxKeysPerUser: 50, "P100D");
        Console.WriteLine($"{"family", -24}{"Qlik", 8}{"writes", 8}{"vault", 8}   per rotation, mean of {Rotations}");
        await MeasureAsync(estate, "oauth-client-secret", number => AddClient(estate, $"oauth-{number}"));
        var owner = tenant.AddUser(new NewUser("auth0|owner"));
        await MeasureAsync(estate, "api-key", number => AddKey(estate, owner, $"key-{number}"));
        await MeasureAsync(estate, "execution-token", number => AddAutomation(estate, owner, $"token-{number}"));
        await MeasureAsync(estate, "oauth, one slot", number => AddClient(estate, $"slot-{number}", Connection(tenant, owner)));
        await MeasureAsync(
            estate,
            "external, two slots",
            number =>
            {
                var name = $"external-{number}";
                string[] slots = [Connection(tenant, owner), Connection(tenant, owner)];
                estate.Manage(tenant, name, "external", "elsewhere", null, $"value-{number}", 20, slots);
                return name;
            }
        );
    }

    private static async Task MeasureAsync(LoopbackEstate estate, string family, Func<int, string> add)
    {
        var names = Enumerable.Range(0, Rotations).Select(add).ToList();
        estate.Tenants[0].ResetCounters();
        var asked = estate.Vault.Requests.Count;
        foreach (var name in names)
        {
            var outcome = await estate.RotateAsync(name);
            if (outcome.Kind is not (Core.Rotation.OutcomeKind.Rotated or Core.Rotation.OutcomeKind.Delivered))
            {
                throw new InvalidOperationException($"{name} ended as {outcome.Kind}: {outcome.Reason}");
            }
        }

        var calls = (double)estate.Tenants[0].CallCount / Rotations;
        var writes = (double)estate.Tenants[0].WriteCount / Rotations;
        var vault = (double)(estate.Vault.Requests.Count - asked) / Rotations;
        Console.WriteLine($"{family, -24}{calls, 8:F1}{writes, 8:F1}{vault, 8:F1}");
    }

    private static string AddClient(LoopbackEstate estate, string name, params string[] slots)
    {
        var client = estate.Tenants[0].AddOAuthClient();
        estate.Manage(estate.Tenants[0], name, "oauth-client-secret", client.ClientId, client.Hint, client.Secret, 20, slots);
        return name;
    }

    private static string AddKey(LoopbackEstate estate, string owner, string name)
    {
        var key = estate.Tenants[0].AddApiKey(new NewApiKey(owner));
        estate.Manage(estate.Tenants[0], name, "api-key", owner, key.Id, key.Token);
        return name;
    }

    private static string AddAutomation(LoopbackEstate estate, string owner, string name)
    {
        var automation = estate.Tenants[0].AddAutomation(new NewAutomation(owner) { Name = name });
        var value = new TriggerValue(automation.Id, new SecretValue(automation.ExecutionToken), null).ToSecret().Reveal();
        estate.Manage(estate.Tenants[0], name, "execution-token", automation.Id, null, value);
        return name;
    }

    private static string Connection(QlikTenant tenant, string owner)
    {
        var id = tenant.AddDataConnection(NewDataConnection.Rest(owner, "https://api.contoso.example/items", "Bearer old"));
        return $"data-connection:{id}#/connectionProperties/queryHeaders/Authorization/value?format=Bearer {{0}}";
    }
}
