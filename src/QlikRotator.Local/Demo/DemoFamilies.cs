using System.Security.Cryptography;
using QlikRotator.Core.Secrets;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Demo;

/// <summary>One managed secret of each source besides OAuth clients, and with them every kind of slot.</summary>
internal sealed class DemoFamilies(DemoEstate estate)
{
    private const string Header = "/connectionProperties/queryHeaders/0/value";

    private readonly QlikTenant _acme = estate.Qlik.Tenant(DemoEstate.Acme);
    private readonly QlikTenant _globex = estate.Qlik.Tenant(DemoEstate.Globex);

    public IReadOnlyList<DemoSubject> Seed()
    {
        _acme.SetApiKeyLimits(maxKeysPerUser: 5, "P120D");
        var anna = _acme.AddUser(new NewUser("auth0|anna") { Name = "Anna" });
        var berta = _globex.AddUser(new NewUser("auth0|berta") { Name = "Berta" });
        return [ApiKey(anna, berta), Trigger(anna), Password(anna)];
    }

    /// <summary>A key of one tenant that a data connection of the other reads with.</summary>
    private DemoApiKey ApiKey(string anna, string berta)
    {
        var key = _acme.AddApiKey(
            new NewApiKey(anna) { Description = "Monitoring", Validity = DemoEstate.Life - DemoEstate.Age }
        );
        var connection = _globex.AddDataConnection(
            NewDataConnection.Rest(berta, $"https://{DemoEstate.Acme}/api/v1/items", $"Bearer {key.Token}") with
            {
                Name = "acme monitoring",
                Accepts = header => _acme.AcceptsApiKey(header["Bearer ".Length..]),
            }
        );
        var slot = new DemoConsumer(
            $"data-connection:{connection}@{DemoEstate.Globex}#/connectionProperties/queryHeaders/Authorization/value?format=Bearer {{0}}",
            newest =>
                _globex.DataConnectionWorks(connection)
                && _globex.DataConnectionValue(connection, Header) == $"Bearer {newest.Reveal()}"
        );
        var subject = new DemoApiKey("monitoring-key", DemoEstate.Acme, anna, "default", new(key.Token)) { Consumers = [slot] };
        estate.Store(subject, anna, key.Id);
        return subject;
    }

    /// <summary>An automation whose caller reads the vault itself and is told to.</summary>
    private DemoTrigger Trigger(string anna)
    {
        const string name = "nightly-trigger";
        var connection = _acme.AddAutomationConnection(new NewAutomationConnection(anna) { Name = "orders" });
        var automation = _acme.AddAutomation(new NewAutomation(anna) { Name = "Nightly", ConnectionIds = [connection] });
        var hook = new DemoWebhookConsumer(estate.Teams, "nightly", estate.HookKey);
        var slot = new DemoConsumer($"webhook:{hook.Address}", _ => hook.WasTold(estate.Vault.Vault.Latest(name)!.Version));
        var value = DemoTrigger.ValueOf(DemoEstate.Acme, automation.Id, automation.ExecutionToken);
        var subject = new DemoTrigger(name, DemoEstate.Acme, automation.Id, "automations", value) { Consumers = [slot] };
        estate.Store(subject, automation.Id, automation.Id, DemoTrigger.ContentType);
        return subject;
    }

    /// <summary>A mailbox's password that both the tenant and an automation sign in with.</summary>
    private DemoPassword Password(string anna)
    {
        var password = RandomNumberGenerator.GetHexString(40);
        var mailbox = new DemoMailbox(_acme, password);
        _acme.SetEmailConfig(new NewEmailConfig(password));
        var connection = _acme.AddAutomationConnection(
            new NewAutomationConnection(anna)
            {
                Name = "mailbox",
                Params = [new NewConnectionParam("password", password)],
                Accepts = values => mailbox.Takes(values["password"]),
            }
        );
        var subject = new DemoPassword("mail-password", DemoEstate.Acme, mailbox, "default", new SecretValue(password))
        {
            Consumers =
            [
                new("tenant-email:BasicAuth", newest => _acme.EmailSecret() == newest.Reveal()),
                new($"automation-connection:{connection}#/password", _ => _acme.AutomationConnectionWorks(connection)),
            ],
        };
        estate.Store(subject, "mailbox", credential: null);
        return subject;
    }
}
