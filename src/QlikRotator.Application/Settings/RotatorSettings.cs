using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace QlikRotator.Application.Settings;

public static class RotatorSettings
{
    /// <summary>
    /// Binds the section <c>Rotator</c> to <see cref="RotatorOptions"/> and adds <see cref="PolicyResolver"/>. A host does not start
    /// while a setting is wrong: the <see cref="OptionsValidationException"/> names every one of them.
    /// </summary>
    public static IServiceCollection AddRotatorSettings(this IServiceCollection services, IConfiguration configuration)
    {
        var section = new RotatorSection(configuration);
        services.AddSingleton<IConfigureOptions<RotatorOptions>>(section);
        services.AddSingleton<IValidateOptions<RotatorOptions>>(section);
        services.AddOptions<RotatorOptions>().ValidateOnStart();
        services.TryAddSingleton<PolicyResolver>();
        services.TryAddSingleton<People>();
        return services;
    }
}
