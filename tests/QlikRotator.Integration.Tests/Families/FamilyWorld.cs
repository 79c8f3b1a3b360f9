using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Families;

/// <summary>Puts secrets of every family under management in a <see cref="RotationWorld"/>.</summary>
internal sealed class FamilyWorld(RotationWorld world)
{
    public RotationWorld World => world;

    public QlikRotator.Simulators.Qlik.QlikTenant Tenant => world.Tenant;

    public static async Task<FamilyWorld> StartAsync()
    {
        var world = await RotationWorld.StartAsync(("Rotator:Policies:default:Allow:0", "execution-token"));
        world.Tenant.SetApiKeyLimits(maxKeysPerUser: 5, "P100D");
        return new FamilyWorld(world);
    }

    public string AddOwner() => Tenant.AddUser(new NewUser("auth0|owner"));

    public SecretVersionReference Manage(SeededApiKey key, string owner, params string[] slots) =>
        Manage("api-key", owner, key.Id, key.Token, slots);

    public SecretVersionReference Manage(SeededAutomation automation) =>
        Manage(
            "execution-token",
            automation.Id,
            null,
            new TriggerValue(automation.Id, new SecretValue(automation.ExecutionToken), null).ToSecret().Reveal()
        );

    public SecretVersionReference ManageExternal(string value, params string[] slots) =>
        Manage("external", "mail", null, value, slots);

    public SecretVersionReference Newest(string name)
    {
        var newest = world.KeyVault.Vault.Versions(name)[^1];
        return new SecretVersionReference(world.KeyVault.Address, name, newest.Version);
    }

    /// <summary>A connection that works exactly while the key in its header does.</summary>
    public string AddConnectionFedBy(SeededApiKey key, string owner) =>
        Tenant.AddDataConnection(
            NewDataConnection.Rest(owner, "https://acme.eu.qlikcloud.com/api/v1/items", $"Bearer {key.Token}") with
            {
                Accepts = value => Tenant.AcceptsApiKey(value["Bearer ".Length..]),
            }
        );

    private SecretVersionReference Manage(string source, string id, string? credential, string value, params string[] slots)
    {
        var tags = new Dictionary<string, string>
        {
            [ManagedTags.Source] = source,
            [ManagedTags.Tenant] = RotationWorld.Host,
            [ManagedTags.ResourceId] = id,
        };
        if (credential is not null)
        {
            tags[ManagedTags.Credential] = credential;
        }

        for (var number = 1; number <= slots.Length; number++)
        {
            tags[$"{ManagedTags.SlotPrefix}{number}"] = slots[number - 1];
        }

        var version = world.KeyVault.Vault.SetSecret(source, value, tags, world.Time.GetUtcNow().AddDays(20));
        world.Time.Skip(TimeSpan.FromMinutes(10));
        return new SecretVersionReference(world.KeyVault.Address, source, version.Version);
    }
}
