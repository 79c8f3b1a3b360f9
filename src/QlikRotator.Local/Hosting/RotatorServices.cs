using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Adopting;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Events;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Azure.KeyVault;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Sqlite;
using QlikRotator.Notifications;
using QlikRotator.Notifications.Consumers;
using QlikRotator.Qlik;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Hosting;

internal static class RotatorServices
{
    /// <summary>Everything a rotation needs on this machine.</summary>
    public static IServiceCollection AddRotator(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddRotatorSettings(configuration)
            .AddLedger()
            .AddKeyVault()
            .AddQlik()
            .AddWebhookSlot()
            .AddAuditing()
            .AddSteps()
            .AddApprovals()
            .AddNotifications()
            .AddLogNotifier()
            .AddStarting()
            .AddEvents()
            .AddScanning()
            .AddAdoption()
            .AddSweeping()
            .AddJournal()
            .AddRotatorApi()
            .AddRotatorTelemetry(configuration)
            .AddSingleton<RotationFinder>()
            .AddSingleton<RotationFollower>();
    }
}
