using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Email;

/// <summary>The tenant's mail configuration: read, replaced as a whole, patched the deprecated way, deleted.</summary>
internal static class EmailConfigEndpoints
{
    private const string Path = "/api/v1/transports/email-config";

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.Terse, AsAdmin(Read)),
        ApiRoute.Put(Path, ErrorShape.Terse, AsAdmin(Replace)),
        ApiRoute.Patch(Path, ErrorShape.Terse, AsAdmin(Patch)) with
        {
            Deprecation = Deprecation.EmailPatch,
        },
        ApiRoute.Delete(Path, ErrorShape.Terse, AsAdmin(Delete)),
        ApiRoute.Post(Path + "/actions/verify-connection", ErrorShape.Terse, AsAdmin(EmailActions.Verify)),
        ApiRoute.Post(Path + "/actions/validate", ErrorShape.Terse, AsAdmin(EmailActions.Validate)),
        ApiRoute.Post(Path + "/actions/send-test-email", ErrorShape.Terse, AsAdmin(EmailActions.SendTest)),
    ];

    private static Handler AsAdmin(Handler handler) =>
        call => call.Caller.IsAdmin ? handler(call) : Answer.Fail(403, "ROLECHECK-1", "Must be a tenant admin");

    private static Answer Read(ApiCall call) =>
        Answer.Ok(
            call.Tenant.Email.Config is { } config
                ? EmailConfigView.Of(call.Tenant, config)
                : new { isValid = false, passwordExists = false }
        );

    // Signs in before it saves: a refusal leaves the old configuration as it was.
    private static Answer Replace(ApiCall call)
    {
        var provider = call.Fields.Text("serviceProvider");
        var fields = (JsonObject)(call.Fields["providerConfig"] as JsonObject ?? []).DeepClone();
        if (EmailRules.WhyNot(provider, fields) is { } reason)
        {
            return Answer.Fail(400, "INPUTCHECK-1", reason);
        }

        var secret = fields.Text(EmailRules.SecretField(provider!)) ?? KeptSecret(call.Tenant, provider!);
        fields.Remove(EmailRules.SecretField(provider!));
        if (!call.Tenant.Email.Server.SignIn(secret))
        {
            return Answer.Fail(400, "INPUTCHECK-1", "The mail provider refused the credentials");
        }

        call.Tenant.Email.Config = new EmailConfig(provider!, fields, secret) { ModificationTime = call.Tenant.Now };
        return Answer.NoContent;
    }

    private static string? KeptSecret(QlikTenant tenant, string provider) =>
        tenant.Behaviour.Email.OmittedSecretIsKept && tenant.Email.Config?.Provider == provider
            ? tenant.Email.Config.Secret
            : null;

    private static Answer Patch(ApiCall call)
    {
        if (PatchOperation.ReadAll(call.Body) is not { Count: > 0 } patch || !patch.All(IsValid))
        {
            return Answer.Fail(400, "INPUTCHECK-1", "The patch is not valid");
        }

        var old = call.Tenant.Email.Config;
        var fields = (JsonObject?)old?.Fields.DeepClone() ?? [];
        var secret = old?.Secret;
        foreach (var operation in patch)
        {
            if (operation.Path == "/emailPassword")
            {
                secret = operation.Value.AsText();
            }
            else
            {
                fields[operation.Path[1..]] = operation.Value?.DeepClone();
            }
        }

        call.Tenant.Email.Config = new EmailConfig(EmailRules.BasicAuth, fields, secret) { ModificationTime = call.Tenant.Now };
        return Answer.NoContent;
    }

    private static bool IsValid(PatchOperation operation) =>
        operation.Path
            is "/username"
                or "/serverAddress"
                or "/serverPort"
                or "/securityType"
                or "/emailAddress"
                or "/emailPassword"
        && (operation.Operation == "remove" || operation.HasValue);

    private static Answer Delete(ApiCall call)
    {
        if (call.Tenant.Email.Config is null)
        {
            return Answer.Fail(404, "DELETE-1", "No email config for tenant");
        }

        call.Tenant.Email.Config = null;
        return Answer.NoContent;
    }
}
