using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Fuzz.Tests;

public sealed class SettingsFuzzTests
{
    private static readonly string[] Settings =
    [
        """
            Rotator:Vaults:0:Uri=https://contoso-rotation.vault.azure.net
            Rotator:Tenants:0:Host=acme.eu.qlikcloud.com
            Rotator:Tenants:0:Auth:Kind=private-key-jwt
            Rotator:Tenants:0:Auth:ClientId=2f1c
            Rotator:Tenants:0:Auth:KeyId=https://contoso-rotation.vault.azure.net/keys/qlik-rotator
            Rotator:Tenants:0:WritesPerMinute=90
            Rotator:Policies:default:MaxAge=90.00:00:00
            Rotator:Policies:default:Soak=06:30:00
            Rotator:Policies:default:Gate=health
            Rotator:Policies:critical:Inherits=default
            Rotator:Policies:critical:Gate=health-and-approval
            Rotator:Policies:critical:Approvers:0=ops@contoso.example
            Rotator:Policies:critical:Channels:0=ops-mail
            Rotator:Policies:night:StartGate=window
            Rotator:Policies:night:Window:From=22:00
            Rotator:Channels:ops-mail:Kind=smtp
            Rotator:Channels:ops-mail:Host=smtp.contoso.example
            Rotator:Channels:ops-mail:Port=587
            Rotator:Channels:ops-mail:From=rotator@contoso.example
            Rotator:Channels:ops-mail:To:0=ops@contoso.example
            Rotator:Schedules:Sweep=0 0 3 * * *
            Rotator:Ledger:Kind=sqlite
            Rotator:WebhookHosts:0:Host=consumer.example
            Rotator:WebhookHosts:0:SigningSecret=hook
            Rotator:People:0:Name=anna@contoso.example
            Rotator:People:0:ObjectId=3f2504e0-4f89-41d3-9a0c-0305e82c3301
            Rotator:People:0:Aliases:0=anna@laptop
            """,
    ];

    [Fact]
    public void Value_AnySettings_AreTakenOrTheSettingIsNamed() =>
        Fuzz.Text(
            Settings,
            70,
            text =>
            {
                var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
                foreach (var pair in text.Split('\n').Select(line => line.Trim().Split('=', 2)).Where(pair => pair.Length == 2))
                {
                    settings[pair[0]] = pair[1];
                }

                using var services = new ServiceCollection()
                    .AddRotatorSettings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
                    .BuildServiceProvider();
                try
                {
                    services.GetRequiredService<IOptions<RotatorOptions>>().Value.ShouldNotBeNull();
                }
                catch (OptionsValidationException wrong)
                {
                    wrong.Failures.ShouldAllBe(failure => failure.Contains("Rotator:"));
                }
            }
        );
}
