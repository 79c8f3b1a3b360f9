using System.Text.RegularExpressions;

namespace QlikRotator.Simulators.KeyVault.Http;

internal static partial class ApiVersionGate
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var version = context.Request.Query["api-version"].ToString();
        if (Known().IsMatch(version))
        {
            await next(context);
            return;
        }

        var message = version.Length == 0 ? "api-version must be specified" : $"The API version {version} is not supported.";
        await VaultAnswer.Refuse(VaultRefusal.BadParameter(message)).ExecuteAsync(context);
    }

    /// <summary>7.0 to 7.6, and the dated versions that came after them.</summary>
    [GeneratedRegex(
        @"\A(7\.[0-6]|20[2-9]\d-[01]\d-[0-3]\d)(-preview(\.\d)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Known();
}
