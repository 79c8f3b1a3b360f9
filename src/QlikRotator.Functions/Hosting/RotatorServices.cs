using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Events;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Azure.KeyVault;
using QlikRotator.Azure.Tables;
using QlikRotator.Functions.Durable;
using QlikRotator.Notifications;
using QlikRotator.Notifications.Consumers;
using QlikRotator.Qlik;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages;

namespace QlikRotator.Functions.Hosting;

internal static class RotatorServices
{
    /// <summary>Everything a rotation needs in Azure.</summary>
    public static IServiceCollection AddRotator(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddRotatorSettings(configuration)
            .AddDurableRotations()
            .AddKeyVault()
            .AddTablesLedger()
            .AddQlik()
            .AddWebhookSlot()
            .AddAuditing()
            .AddSteps()
            .AddApprovals()
            .AddNotifications()
            .AddStarting()
            .AddEvents()
            .AddScanning()
            .AddSweeping()
            .AddRotatorApi()
            .AddRotatorPages(PageAccess.SignedIn);
}
