using QlikRotator.Local.Demo;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>
/// A password that somebody else has just changed, with every slot of a kind that holds one value: the tenant's mail, a data connection
/// whose owner has a credential of their own, and last an automation connection. For a while all take the old password too.
/// </summary>
internal static class WatchedPassword
{
    private const string Old = "kill-point-password-before";
    private const string New = "kill-point-password-after";
    private const string Name = "shared-password";

    /// <param name="taken">Whether the automation connection's third party takes the new password.</param>
    public static Watched Changed(DemoEstate estate, bool taken)
    {
        var tenant = estate.Qlik.Tenant(DemoEstate.Acme);
        var owner = tenant.AddUser(new NewUser("auth0|owner-of-places"));
        tenant.SetEmailConfig(new NewEmailConfig(Old) { ProviderTakesOthers = true });
        var data = tenant.AddDataConnection(Database(owner));
        var automation = tenant.AddAutomationConnection(
            new NewAutomationConnection(owner)
            {
                Params = [new NewConnectionParam("password", Old)],
                Accepts = values => taken || values["password"] == Old,
            }
        );
        var subject = new DemoPassword(Name, DemoEstate.Acme, new DemoMailbox(tenant, Old), "default", new(Old))
        {
            Consumers =
            [
                new("tenant-email:BasicAuth", newest => tenant.EmailSecret() == newest.Reveal()),
                new(
                    $"data-connection:{data}#/qPassword",
                    newest => tenant.DataConnectionValue(data, "/qPassword") == newest.Reveal()
                ),
                new(
                    $"automation-connection:{automation}#/password",
                    newest =>
                        tenant.AutomationConnectionValue(automation, "password") == newest.Reveal()
                        && tenant.AutomationConnectionWorks(automation)
                ),
            ],
        };
        estate.Store(subject, Name, credential: null);
        var tags = estate.Vault.Vault.Latest(Name)!.Tags;
        estate.Vault.Vault.SetSecret(Name, New, tags);
        return new(
            estate,
            subject,
            value => value.Length > 0,
            () => 1,
            new Dictionary<string, Func<bool>>
            {
                ["The tenant's mail"] = () => tenant.EmailSecret() is Old or New,
                ["The data connection"] = () => tenant.DataConnectionWorks(data),
                ["The automation connection"] = () => !taken || tenant.AutomationConnectionWorks(automation),
            }
        );
    }

    private static NewDataConnection Database(string owner) =>
        new(owner)
        {
            SourceId = "mssql",
            Properties = new() { ["host"] = "db.contoso.example", ["username"] = "qlik" },
            SeparateCredentials = true,
            UserName = "qlik",
            Password = Old,
            SecretPath = "/qPassword",
            Accepts = value => value is Old or New,
        };
}
