using System.Text.Json;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>One thing of each source.</summary>
internal static class Sources
{
    public const string NewPassword = "a-password-from-elsewhere";

    public static SeededSource Client(RotationWorld world) => Secret(world.Tenant, new NewOAuthClient());

    public static SeededSource OrganizationClient(RotationWorld world) =>
        Secret(world.Organization, RotationWorld.OrganizationClient);

    public static SeededSource OwnersKey(RotationWorld world) => Key(world, world.Tenant.AddUser(new NewUser("auth0|owner")));

    public static SeededSource BotsKey(RotationWorld world)
    {
        var bot = world.Tenant.BotUserOf(world.Rotator.ClientId);
        world.Tenant.SetMayManageApiKeys(bot, allowed: true);
        return Key(world, bot);
    }

    /// <summary>A user's key that becomes the bot's.</summary>
    public static SeededSource KeyThatChangesHands(RotationWorld world)
    {
        world.Tenant.SetMayManageApiKeys(world.Tenant.BotUserOf(world.Rotator.ClientId), allowed: true);
        return OwnersKey(world);
    }

    /// <summary>An automation whose copy loses whatever a copy can lose, so that all of it has to be put right, and that needs a connection.</summary>
    public static SeededSource Automation(RotationWorld world)
    {
        var owner = world.Tenant.AddUser(new NewUser("auth0|owner"));
        var connection = world.Tenant.AddAutomationConnection(new NewAutomationConnection(owner));
        var seeded = world.Tenant.AddAutomation(
            new NewAutomation(owner)
            {
                Name = "Nightly",
                ConnectionIds = [connection],
                Description = "Orders",
                SpaceId = "shared-space",
                MaxConcurrentRuns = 2,
            }
        );
        var value = new TriggerValue(seeded.Id, new SecretValue(seeded.ExecutionToken), null).ToSecret().Reveal();
        return new(
            "execution-token",
            seeded.Id,
            seeded.Id,
            value,
            text => Takes(world.Tenant, text),
            () => world.Tenant.ListAutomations().Count
        );
    }

    /// <summary>The same, where an operator has said with which payload a run does no harm.</summary>
    public static SeededSource AutomationThatIsRun(RotationWorld world)
    {
        var source = Automation(world);
        world.Get<IOptions<RotatorOptions>>().Value.Tenants[0].TriggerPayloads[source.Id] = """{"dryRun":true}""";
        return source;
    }

    public static SeededSource Elsewhere(RotationWorld _) =>
        new("external", "mailbox", null, "the-password-before", value => value.Length > 0, () => 0, Issues: false);

    private static SeededSource Secret(QlikTenant tenant, NewOAuthClient seed)
    {
        var client = tenant.AddOAuthClient(seed);
        return new(
            "oauth-client-secret",
            client.ClientId,
            client.Hint,
            client.Secret,
            value => tenant.AcceptsClientSecret(client.ClientId, value),
            () => tenant.ClientSecrets(client.ClientId).Count
        )
        {
            Tenant = tenant.Host,
        };
    }

    private static SeededSource Key(RotationWorld world, string owner)
    {
        world.Tenant.SetApiKeyLimits(5, "P120D");
        var key = world.Tenant.AddApiKey(new NewApiKey(owner));
        return new(
            "api-key",
            owner,
            key.Id,
            key.Token,
            world.Tenant.AcceptsApiKey,
            () => world.Tenant.ListApiKeys().Count(one => one.Status == "active")
        );
    }

    private static bool Takes(QlikTenant tenant, string text)
    {
        var trigger = JsonSerializer.Deserialize<JsonElement>(text);
        return tenant.AcceptsExecutionToken(
            trigger.GetProperty("automationId").GetString()!,
            trigger.GetProperty("executionToken").GetString()!
        );
    }
}
