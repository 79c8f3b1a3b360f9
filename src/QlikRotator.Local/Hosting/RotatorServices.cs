using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Adapters.Adopting;
using QlikRotator.Adapters.Approvals;
using QlikRotator.Adapters.KeyVault;
using QlikRotator.Adapters.Ledger;
using QlikRotator.Adapters.Qlik;
using QlikRotator.Adapters.Scanning;
using QlikRotator.Adapters.Settings;
using QlikRotator.Adapters.Slots;
using QlikRotator.Adapters.Starting;
using QlikRotator.Adapters.Steps;
using QlikRotator.Adapters.Sweeping;
using QlikRotator.Adapters.Web.Api;
using QlikRotator.Core.Ports;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Hosting;

internal static class RotatorServices
{
    /// <summary>Everything a rotation needs on this machine.</summary>
    public static IServiceCollection AddRotator(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INotifier, LogNotifier>();
        return services
            .AddRotatorSettings(configuration)
            .AddLedger()
            .AddKeyVault()
            .AddQlik()
            .AddConsumerSlots()
            .AddSteps()
            .AddApprovals()
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
