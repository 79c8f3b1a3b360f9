using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Email;

/// <summary>Trying the configuration out. The status is 200 whether or not it worked: the body tells.</summary>
internal static class EmailActions
{
    private const int Welcome = 235;
    private const int Refused = 535;
    private const int Sent = 250;

    public static Answer Verify(ApiCall call) =>
        call.Tenant.Email.Config is { } config
            ? Answer.Ok(Result(call.Tenant.Email.Verify(config), Welcome, "Connection verified"))
            : Answer.Fail(404, "VERIFYCONNECTION-1", "No email config for tenant");

    /// <summary>Tells the remembered state and tries nothing.</summary>
    public static Answer Validate(ApiCall call)
    {
        var errorCode = call.Tenant.Email.Config?.ErrorCode ?? "CONFIG_NOT_SET";
        return Answer.Ok(new { isValid = errorCode == "OK", errorCode });
    }

    public static Answer SendTest(ApiCall call)
    {
        if (call.Tenant.Email.Config is not { } config)
        {
            return Answer.Fail(404, "SENDTESTEMAIL-1", "No email config for tenant");
        }

        var sent = call.Tenant.Email.Verify(config);
        call.Tenant.Email.TestMailsSent += sent ? 1 : 0;
        return Answer.Ok(Result(sent, Sent, "Email sent"));
    }

    private static object Result(bool success, int code, string message) =>
        new
        {
            success,
            message = success ? message : "Invalid login",
            connectionFailed = !success,
            smtpResponseCode = success ? code : Refused,
        };
}
