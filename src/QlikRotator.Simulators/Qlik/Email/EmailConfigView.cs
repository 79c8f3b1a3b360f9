using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Email;

/// <summary>The configuration as shown: never the password.</summary>
internal static class EmailConfigView
{
    public static object Of(QlikTenant tenant, EmailConfig config)
    {
        var basic = config.Provider == EmailRules.BasicAuth ? config.Fields : [];
        return new
        {
            tenantId = tenant.Id,
            serviceProvider = config.IsOld ? null : config.Provider,
            providerConfig = config.IsOld ? null : config.Fields,
            serverAddress = basic.Text("serverAddress"),
            serverPort = (basic["serverPort"] as JsonValue)?.DeepClone(),
            securityType = basic.Text("securityType"),
            username = basic.Text("username"),
            emailAddress = config.Fields.Text("emailAddress"),
            isValid = config.ErrorCode == "OK",
            errorCode = config.ErrorCode,
            authFailures = config.AuthFailures,
            passwordExists = config.Secret is { Length: > 0 },
            modificationTime = config.ModificationTime,
            status = new { statusCode = config.ErrorCode == "OK" ? 0 : 1, statusReason = config.ErrorCode },
        };
    }
}
