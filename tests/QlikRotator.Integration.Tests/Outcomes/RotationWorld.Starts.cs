using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>How a world begins.</summary>
internal sealed partial class RotationWorld
{
    public static Task<RotationWorld> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync(_ => settings.ToDictionary(one => one.Key, string? (one) => one.Value));

    /// <summary>The same world with a rotator that has no secret: its key stays in the vault and signs there.</summary>
    public static async Task<RotationWorld> StartWithPrivateKeyAsync()
    {
        var world = await StartAsync(vault =>
            new()
            {
                ["Rotator:Tenants:0:Auth:Kind"] = "private-key-jwt",
                ["Rotator:Tenants:0:Auth:KeyId"] = SigningKeyOf(vault),
                ["Rotator:Tenants:0:Auth:Secret"] = null,
            }
        );
        var key = world.KeyVault.Vault.AddRsaKey(SigningKey);
        world.Tenant.AddPublicKey(world.Rotator.ClientId, SigningKeyOf(world.KeyVault), key);
        return world;
    }

    /// <summary>The same world with a region, of which one tenant is listed.</summary>
    public static Task<RotationWorld> StartWithRegionAsync(params (string Key, string Value)[] settings) =>
        StartAsync(_ =>
            new(settings.ToDictionary(one => one.Key, string? (one) => one.Value))
            {
                ["Rotator:RegionClients:0:Pattern"] = "*.eu.qlikcloud.com",
                ["Rotator:RegionClients:0:Hosts:0"] = RegionHost,
                ["Rotator:RegionClients:0:Auth:Kind"] = "client-secret",
                ["Rotator:RegionClients:0:Auth:Secret"] = RegionSignIn,
            }
        );

    private static async Task<RotationWorld> StartAsync(Func<KeyVaultSimulator, Dictionary<string, string?>> settings)
    {
        var time = new SwiftTime();
        var qlik = await QlikSimulator.StartAsync(
            new QlikSimulatorOptions
            {
                Tenants = [Host, OtherHost, RegionHost, UnlistedHost],
                Organizations = [OrganizationHost],
                TimeProvider = time,
            },
            Ct
        );
        var vault = await KeyVaultSimulator.StartAsync(new KeyVaultSimulatorOptions { TimeProvider = time }, Ct);
        return new RotationWorld(qlik, vault, time, settings(vault));
    }

    private static string SigningKeyOf(KeyVaultSimulator vault) => new Uri(vault.Address, $"keys/{SigningKey}").AbsoluteUri;

    private Dictionary<string, string?> Settings() =>
        new()
        {
            ["Rotator:Vaults:0:Uri"] = KeyVault.Address.AbsoluteUri,
            ["Rotator:Vaults:0:Thumbprint"] = KeyVault.CertificateThumbprint,
            ["Rotator:Vaults:0:LoopbackToken"] = "simulated-access-token",
            ["Rotator:Tenants:0:Host"] = Host,
            ["Rotator:Tenants:0:BaseAddress"] = Qlik.Address.AbsoluteUri,
            ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:0:Auth:ClientId"] = Rotator.ClientId,
            ["Rotator:Tenants:0:Auth:Secret"] = SignIn,
            ["Rotator:Tenants:1:Host"] = OtherHost,
            ["Rotator:Tenants:1:BaseAddress"] = Qlik.Address.AbsoluteUri,
            ["Rotator:Tenants:1:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:1:Auth:ClientId"] = OtherRotator.ClientId,
            ["Rotator:Tenants:1:Auth:Secret"] = OtherSignIn,
            ["Rotator:Tenants:2:Kind"] = "organization",
            ["Rotator:Tenants:2:Host"] = OrganizationHost,
            ["Rotator:Tenants:2:BaseAddress"] = Qlik.Address.AbsoluteUri,
            ["Rotator:Tenants:2:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:2:Auth:ClientId"] = OrganizationRotator.ClientId,
            ["Rotator:Tenants:2:Auth:Secret"] = OrganizationSignIn,
            ["Rotator:Policies:default:Soak"] = "06:30:00",
            // After the early proofs none but the last: how many there are does not depend on how long a bad moment took.
            ["Rotator:Policies:default:ProofInterval"] = "12:00:00",
            ["Rotator:Ledger:Kind"] = "sqlite",
            ["Rotator:Ledger:Folder"] = _folder.FullName,
        };
}
