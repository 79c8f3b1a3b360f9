using System.Text.Json;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>One slot of each kind, at the other tenant where there can be one, with the first value in it.</summary>
internal static class Places
{
    public const string HookSecret = "webhook-signing";

    private const string Header = "/connectionProperties/queryHeaders/0/value";

    public static Place DataConnection(RotationWorld world, SeededSource source)
    {
        var refused = new Refused();
        var connection = world.Other.AddDataConnection(
            NewDataConnection.Rest(Bot(world), "https://example.org/items", $"Bearer {source.Value}") with
            {
                Accepts = header => refused.Takes(header["Bearer ".Length..]) && source.Accepts(header["Bearer ".Length..]),
            }
        );
        var app = world.Other.AddApp(Bot(world), connection);
        world.Get<IOptions<RotatorOptions>>().Value.Tenants[1].CanaryApps[connection] = app;
        return new(
            $"data-connection:{connection}@{RotationWorld.OtherHost}#/connectionProperties/queryHeaders/Authorization/value?format=Bearer {{0}}",
            value =>
                world.Other.DataConnectionValue(connection, Header) == $"Bearer {value}"
                && world.Other.DataConnectionWorks(connection),
            refused.Add
        );
    }

    /// <summary>A connection whose users have a credential each; the one that counts is its owner's.</summary>
    public static Place SeparateCredential(RotationWorld world, SeededSource source)
    {
        var owner = world.Other.AddUser(new NewUser("auth0|analyst"));
        var refused = new Refused();
        var connection = world.Other.AddDataConnection(
            new NewDataConnection(owner)
            {
                SourceId = "mssql",
                Properties = new() { ["host"] = "db.contoso.example", ["username"] = "qlik" },
                SeparateCredentials = true,
                UserName = "qlik",
                Password = source.Value,
                SecretPath = "/qPassword",
                Accepts = value => refused.Takes(value) && source.Accepts(value),
            }
        );
        var app = world.Other.AddApp(owner, connection);
        world.Get<IOptions<RotatorOptions>>().Value.Tenants[1].CanaryApps[connection] = app;
        return new(
            $"data-connection:{connection}@{RotationWorld.OtherHost}#/qPassword",
            value =>
                world.Other.DataConnectionValue(connection, "/qPassword") == value && world.Other.DataConnectionWorks(connection),
            refused.Add
        );
    }

    public static Place AutomationConnection(RotationWorld world, SeededSource source)
    {
        var owner = world.Other.AddUser(new NewUser("auth0|automator"));
        var refused = new Refused();
        var connection = world.Other.AddAutomationConnection(
            new NewAutomationConnection(owner)
            {
                Params =
                [
                    new NewConnectionParam("user", "qlik") { Secret = false },
                    new NewConnectionParam("password", source.Value),
                ],
                Accepts = values =>
                    refused.Takes(values["password"]) && source.Accepts(values["password"]) && values["user"] == "qlik",
            }
        );
        return new(
            $"automation-connection:{connection}@{RotationWorld.OtherHost}#/password",
            value =>
                world.Other.AutomationConnectionValue(connection, "password") == value
                && world.Other.AutomationConnectionWorks(connection),
            refused.Add
        );
    }

    public static Place Mail(RotationWorld world, SeededSource source) => Mail(world, new NewEmailConfig(source.Value));

    public static Place MailOfMicrosoft(RotationWorld world, SeededSource source) =>
        Mail(world, NewEmailConfig.Microsoft365(source.Value));

    /// <summary>Nothing is behind a copy that could refuse a value.</summary>
    public static Place Copy(RotationWorld world, SeededSource _) =>
        new(
            $"key-vault:{new Uri(world.KeyVault.Address, "/secrets/copy")}",
            value => world.KeyVault.Vault.Latest("copy")?.Value == value,
            _ => { }
        );

    /// <summary>A consumer that reads the version it is told of, and says so where it does not work for it.</summary>
    public static Place Hook(RotationWorld world, SeededSource source)
    {
        var refused = new Refused();
        var held = source.Value;
        var consumer = world.Consumer!;
        world.KeyVault.Vault.SetSecret(HookSecret, "whsec_c2hhcmVkLXdpdGgtdGhpcy1jb25zdW1lci1vbmx5LTE=");
        world
            .Get<IOptions<RotatorOptions>>()
            .Value.WebhookHosts.Add(new() { Host = consumer.Address.Authority, SigningSecret = HookSecret });
        consumer.Judge = heard =>
        {
            var body = JsonSerializer.Deserialize<JsonElement>(heard.Body);
            var version = body.GetProperty("version").GetString();
            held = world.KeyVault.Vault.Versions(RotationWorld.SecretName).Single(one => one.Version == version).Value;
            return body.GetProperty("event").GetString() == "deliver" || refused.Takes(held) ? 204 : 409;
        };
        return new($"webhook:{consumer.Address}", value => held == value, refused.Add);
    }

    private static Place Mail(RotationWorld world, NewEmailConfig config)
    {
        world.Other.SetEmailConfig(config with { ProviderTakesOthers = true });
        return new(
            $"tenant-email:{config.Provider}@{RotationWorld.OtherHost}",
            value => world.Other.EmailSecret() == value,
            world.Other.RefuseMailSecret
        );
    }

    private static string Bot(RotationWorld world) => world.Other.BotUserOf(world.OtherRotator.ClientId);

    private sealed class Refused
    {
        private readonly HashSet<string> _values = new(StringComparer.Ordinal);

        public void Add(string value)
        {
            lock (_values)
            {
                _values.Add(value);
            }
        }

        public bool Takes(string value)
        {
            lock (_values)
            {
                return !_values.Contains(value);
            }
        }
    }
}
