using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Tests.Settings;

public sealed class HostStartTests
{
    [Fact]
    public async Task Start_WithARightFile_Starts()
    {
        using var host = HostOf(new SettingsFile());

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Start_WithSeveralBadSettings_StopsAndNamesThemAll()
    {
        using var host = HostOf(
            new SettingsFile()
                .With("Vaults:0:Uri", "http://contoso.vault.azure.net")
                .With("Tenants:0:Auth:KeyId", "")
                .With("Policies:default:MaxAge", "ninety days")
                .With("Policies:critical:Gate", "heath")
                .With("Schedules:Watchdog", "hourly")
                .With("Ledgers:Kind", "tables")
        );

        var refused = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync(TestContext.Current.CancellationToken));

        foreach (
            var setting in (string[])
                [
                    "Vaults:0:Uri",
                    "Tenants:0:Auth:KeyId",
                    "Policies:default:MaxAge",
                    "Policies:critical:Gate",
                    "Schedules:Watchdog",
                    "Ledgers",
                ]
        )
        {
            refused.Message.ShouldContain($"Rotator:{setting}: ");
        }
    }

    private static IHost HostOf(SettingsFile file)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(file.Read());
        builder.Services.AddRotatorSettings(builder.Configuration);
        return builder.Build();
    }
}
