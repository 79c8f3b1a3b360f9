using QlikRotator.Local.Backend;

namespace QlikRotator.Local.Demo;

/// <summary>The settings a user would write for the demo's estate, but for the times, which are short here.</summary>
internal static class DemoSettings
{
    public static Dictionary<string, string?> Of(DemoEstate estate, DemoSignIn signIn, string folder) =>
        new(StringComparer.Ordinal)
        {
            ["Rotator:Vaults:0:Uri"] = estate.Vault.Address.AbsoluteUri,
            ["Rotator:Vaults:0:Thumbprint"] = estate.Vault.CertificateThumbprint,
            ["Rotator:Vaults:0:LoopbackToken"] = DemoEstate.Token,
            ["Rotator:Tenants:0:Host"] = DemoEstate.Acme,
            ["Rotator:Tenants:0:BaseAddress"] = estate.Qlik.Address.AbsoluteUri,
            ["Rotator:Tenants:0:Auth:Kind"] = "private-key-jwt",
            ["Rotator:Tenants:0:Auth:ClientId"] = signIn.AcmeClient,
            ["Rotator:Tenants:0:Auth:KeyId"] = signIn.AcmeKey.OriginalString,
            ["Rotator:Tenants:1:Host"] = DemoEstate.Globex,
            ["Rotator:Tenants:1:BaseAddress"] = estate.Qlik.Address.AbsoluteUri,
            ["Rotator:Tenants:1:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:1:Auth:ClientId"] = signIn.GlobexClient,
            ["Rotator:Tenants:1:Auth:Secret"] = signIn.GlobexSecret,
            ["Rotator:Policies:default:Soak"] = "00:00:01",
            ["Rotator:Policies:default:ProofInterval"] = "00:00:00.5",
            ["Rotator:Policies:default:Gate"] = "health",
            ["Rotator:Policies:default:Channels:0"] = "ops-teams",
            ["Rotator:Policies:critical:Inherits"] = "default",
            ["Rotator:Policies:critical:Gate"] = "health-and-approval",
            ["Rotator:Policies:critical:Approvers:0"] = Person.Here,
            ["Rotator:Policies:critical:Approvers:1"] = DemoEstate.Approver,
            ["Rotator:Policies:critical:Channels:0"] = "ops-teams",
            ["Rotator:Policies:critical:Channels:1"] = "ops-mail",
            ["Rotator:Channels:ops-teams:Kind"] = "teams",
            ["Rotator:Channels:ops-teams:UrlSecret"] = DemoEstate.TeamsSecret,
            ["Rotator:Channels:ops-mail:Kind"] = "smtp",
            ["Rotator:Channels:ops-mail:Host"] = estate.Mail.Host,
            ["Rotator:Channels:ops-mail:Port"] = $"{estate.Mail.Port}",
            ["Rotator:Channels:ops-mail:Thumbprint"] = estate.Mail.CertificateThumbprint,
            ["Rotator:Channels:ops-mail:UserName"] = DemoEstate.MailUser,
            ["Rotator:Channels:ops-mail:PasswordSecret"] = DemoEstate.MailSecret,
            ["Rotator:Channels:ops-mail:From"] = "QlikRotator <rotator@contoso.example>",
            ["Rotator:Channels:ops-mail:To:0"] = "team@contoso.example",
            ["Rotator:Policies:automations:Inherits"] = "default",
            ["Rotator:Policies:automations:Allow:0"] = "execution-token",
            ["Rotator:WebhookHosts:0:Host"] = estate.Teams.Address.Authority,
            ["Rotator:WebhookHosts:0:SigningSecret"] = DemoEstate.HookSecret,
            ["Rotator:Ledger:Folder"] = folder,
            // Whatever could be written is written, so that the search at the end means something.
            ["Logging:LogLevel:QlikRotator"] = "Trace",
            ["Logging:LogLevel:System.Net.Http"] = "Trace",
            ["Logging:LogLevel:Azure"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Debug",
        };
}
