using System.Globalization;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Demo;

/// <summary>
/// How the rotator signs in to the demo's tenants: to one with a key that never leaves the vault, to the other with a client secret
/// that is in it.
/// </summary>
internal sealed record DemoSignIn(string AcmeClient, Uri AcmeKey, string GlobexClient, string GlobexSecret)
{
    private const string Key = "qlik-rotator";
    private const string Secret = "globex-rotator-client";
    private static readonly NewOAuthClient Rotator = new()
    {
        Name = "rotator",
        GrantTypes = ["client_credentials", "urn:qlik:oauth:user-impersonation"],
        Scopes = ["admin_classic", "user_default", "automations.private", "automations.shared"],
    };

    public static DemoSignIn Seed(DemoEstate estate)
    {
        var acme = estate.Qlik.Tenant(DemoEstate.Acme);
        var acmeClient = acme.AddOAuthClient(Rotator with { Secrets = 0, AuthMethods = ["private_key_jwt"] });
        var key = new Uri(estate.Vault.Address, string.Create(CultureInfo.InvariantCulture, $"/keys/{Key}"));
        acme.AddPublicKey(acmeClient.ClientId, key.OriginalString, estate.Vault.Vault.AddRsaKey(Key));

        var globexClient = estate.Qlik.Tenant(DemoEstate.Globex).AddOAuthClient(Rotator);
        estate.Vault.Vault.SetSecret(Secret, globexClient.Secret);
        return new DemoSignIn(acmeClient.ClientId, key, globexClient.ClientId, Secret);
    }
}
