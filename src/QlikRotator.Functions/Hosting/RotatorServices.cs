using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Azure;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Notifications;
using QlikRotator.Qlik;
using QlikRotator.Web;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Functions.Hosting;

internal static class RotatorServices
{
    /// <summary>Everything a rotation needs in Azure.</summary>
    public static IServiceCollection AddRotator(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddRotatorApplication(configuration)
            .AddSingleton<IValidateOptions<RotatorOptions>>(new TimerZone(configuration))
            .AddDurableRotations()
            .AddAzure()
            .AddQlik()
            .AddNotifications()
            .AddWeb(PlatformAuthentication.AccessBy(Environment.GetEnvironmentVariable));
}
