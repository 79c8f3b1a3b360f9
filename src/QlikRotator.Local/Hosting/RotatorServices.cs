using QlikRotator.Application;
using QlikRotator.Application.Checkup;
using QlikRotator.Azure;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;
using QlikRotator.Notifications;
using QlikRotator.Qlik;
using QlikRotator.Web;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Local.Hosting;

internal static class RotatorServices
{
    /// <summary>Everything a rotation needs on this machine.</summary>
    public static IServiceCollection AddRotator(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddRotatorApplication(configuration)
            .AddJournal()
            .AddAzure()
            .AddQlik()
            .AddNotifications()
            .AddWeb(PageAccess.ThisMachine)
            .AddLocalBackend()
            .AddProgress()
            .AddSingleton<ICheckup, EventPathCheckup>()
            .AddRotatorTelemetry(configuration);
}
