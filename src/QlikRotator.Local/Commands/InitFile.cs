using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Application.Settings;

namespace QlikRotator.Local.Commands;

/// <summary>The settings file that <c>init</c> writes.</summary>
internal static class InitFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>The schema that lies beside the settings file, so that an editor finds it without a network.</summary>
    public const string SchemaName = "rotator.schema.json";

    public static string Of(InitAnswers answers) =>
        new JsonObject
        {
            ["$schema"] = $"./{SchemaName}",
            ["Rotator"] = new JsonObject
            {
                ["Vaults"] = new JsonArray(new JsonObject { ["Uri"] = answers.Vault.GetLeftPart(UriPartial.Authority) }),
                ["Tenants"] = new JsonArray(Tenant(answers)),
                ["Policies"] = new JsonObject { ["default"] = Policy(answers.Approver) },
            },
        }.ToJsonString(Readable) + Environment.NewLine;

    private static JsonObject Tenant(InitAnswers answers)
    {
        var tenant = new JsonObject { ["Host"] = answers.Tenant };
        if (answers.Tenant.Equals(TenantOptions.OrganizationHost, StringComparison.OrdinalIgnoreCase))
        {
            tenant["Kind"] = TenantOptions.Organization;
        }

        tenant["Auth"] = new JsonObject
        {
            ["Kind"] = "client-secret",
            ["ClientId"] = answers.ClientId,
            ["Secret"] = answers.ClientSecretName,
        };
        return tenant;
    }

    private static JsonObject Policy(string? approver)
    {
        var policy = new JsonObject
        {
            ["MaxAge"] = "90.00:00:00",
            ["RotateBeforeExpiry"] = "30.00:00:00",
            ["Soak"] = "06:30:00",
            ["Gate"] = approver is null ? "health" : "health-and-approval",
        };
        if (approver is not null)
        {
            policy["Approvers"] = new JsonArray(approver);
        }

        return policy;
    }
}
