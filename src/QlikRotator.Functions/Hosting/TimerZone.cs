using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Functions.Hosting;

/// <summary>
/// The host runs timers in the zone of its app, not in ours: a schedule in another zone would run at other times than it says. Flex
/// Consumption knows no zone but UTC; other plans take <c>WEBSITE_TIME_ZONE</c>.
/// </summary>
internal sealed class TimerZone(IConfiguration configuration) : IValidateOptions<RotatorOptions>
{
    private const string OfTheApp = "WEBSITE_TIME_ZONE";
    private const string Utc = "UTC";

    public ValidateOptionsResult Validate(string? name, RotatorOptions options)
    {
        var wanted = options.Schedules.TimeZone ?? Utc;
        var app = configuration[OfTheApp] is { Length: > 0 } zone ? zone : Utc;
        return wanted.Equals(app, StringComparison.OrdinalIgnoreCase)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Rotator:Schedules:TimeZone: is {wanted}, and the timers of this app run in {app}. Leave it out and write the schedules in UTC; where the plan takes {OfTheApp} (Premium, Dedicated; not Flex Consumption), set both to the same. Windows of policies take any zone."
            );
    }
}
