using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Adapters.Adopting;
using QlikRotator.Adapters.Approvals;
using QlikRotator.Adapters.KeyVault;
using QlikRotator.Adapters.Ledger;
using QlikRotator.Adapters.Notifications;
using QlikRotator.Adapters.Qlik;
using QlikRotator.Adapters.Scanning;
using QlikRotator.Adapters.Settings;
using QlikRotator.Adapters.Slots;
using QlikRotator.Adapters.Starting;
using QlikRotator.Adapters.Steps;
using QlikRotator.Adapters.Sweeping;
using QlikRotator.Adapters.Web.Api;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;

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
            .AddConsumerSlots()
            .AddSteps()
            .AddApprovals()
            .AddNotifications()
            .AddLogNotifier()
            .AddStarting()
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
