using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Web.SignIn;

/// <summary>
/// Whether App Service authentication is in front of the app. A setting alone cannot say so: without the platform, whoever calls
/// writes the headers that name a person.
/// </summary>
public static class PlatformAuthentication
{
    /// <summary>The platform sets it in the app's environment while its authentication is on.</summary>
    public const string Marker = "WEBSITE_AUTH_ENABLED";

    /// <param name="environment">Reads a variable of the process.</param>
    public static PageAccess AccessBy(Func<string, string?> environment) =>
        bool.TryParse(environment(Marker), out var isOn) && isOn ? PageAccess.SignedIn : PageAccess.KeysOnly;

    /// <summary>Without the platform in front, the headers are not believed, whatever the settings say.</summary>
    internal static IServiceCollection AddPlatformTrust(this IServiceCollection services, PageAccess access)
    {
        if (access == PageAccess.ThisMachine)
        {
            services.AddSingleton<IValidateOptions<RotatorOptions>, NoPlatformHere>();
        }
        else if (access == PageAccess.KeysOnly)
        {
            services.PostConfigure<RotatorOptions>(options => options.Approvals.TrustPlatformSignIn = false);
        }

        return services;
    }

    private sealed class NoPlatformHere : IValidateOptions<RotatorOptions>
    {
        private const string Setting = $"{RotatorOptions.Section}:Approvals:{nameof(ApprovalOptions.TrustPlatformSignIn)}";

        public ValidateOptionsResult Validate(string? name, RotatorOptions options) =>
            options.Approvals.TrustPlatformSignIn
                ? ValidateOptionsResult.Fail(
                    $"{Setting} cannot be used on this machine: no platform signs people in here, so anybody could send its headers."
                )
                : ValidateOptionsResult.Success;
    }
}
