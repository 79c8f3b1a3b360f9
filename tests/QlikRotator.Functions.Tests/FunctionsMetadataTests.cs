using System.Text.Json;
using System.Text.RegularExpressions;

namespace QlikRotator.Functions.Tests;

public sealed partial class FunctionsMetadataTests
{
    [Fact]
    public void Metadata_EveryFunction_HasItsTriggerRouteAndSchedule() =>
        FunctionsMetadata
            .Lines()
            .ShouldBe([
                "AlarmsPage: GET|HEAD|POST /alarms (Anonymous)",
                "AnswerApproval: POST /api/rotations/{id}/approval (Function), client",
                "ApprovalPage: GET|HEAD|POST /api/approvals/{id} (Anonymous), client",
                "ApprovalsPage: GET|HEAD /approvals (Anonymous)",
                "Ask: activityTrigger",
                "AuditExport: GET|HEAD /audit/export (Anonymous)",
                "AuditPage: GET|HEAD /audit (Anonymous)",
                "BulkAction: POST /api/bulk/{what} (Function), client",
                "BulkPage: GET|HEAD|POST /bulk/{what} (Anonymous), client",
                "CallWithToken: GET|POST /entra/{*address} (Anonymous), client",
                "CampaignChangePage: GET|HEAD|POST /campaigns/{id}/{change} (Anonymous)",
                "CampaignPage: GET|HEAD /campaigns/{id} (Anonymous)",
                "CampaignStartPage: GET|HEAD|POST /campaigns/start (Anonymous)",
                "Campaigns: timer 0 * * * * *, client",
                "CampaignsPage: GET|HEAD /campaigns (Anonymous)",
                "CancelCampaign: POST /api/campaigns/{id}/cancel (Function)",
                "CancelPage: GET|HEAD|POST /rotations/{id}/cancel (Anonymous), client",
                "CancelRotation: POST /api/rotations/{id}/cancel (Function), client",
                "Conclude: activityTrigger",
                "DashboardPage: GET|HEAD /{ignored:maxlength(0)?} (Anonymous)",
                "Deliver: activityTrigger",
                "Discard: activityTrigger",
                "DoctorPage: GET|HEAD|POST /doctor (Anonymous)",
                "FollowRotation: GET /api/rotations/{id}/events (Function)",
                "GetApproval: GET /api/rotations/{id}/approval (Function)",
                "GetCampaign: GET /api/campaigns/{id} (Function)",
                "GetDescription: GET /api/openapi.json (Function)",
                "GetHealth: GET /healthz (Anonymous)",
                "GetPlan: GET /api/plan (Function)",
                "GetRotation: GET /api/rotations/{id} (Function)",
                "Inspect: activityTrigger",
                "Issue: activityTrigger",
                "KeyVaultEvent: from queue key-vault-events, client, to queue key-vault-events-poison",
                "LeftPage: GET|HEAD /left (Anonymous)",
                "ListCampaignLeftOut: GET /api/campaigns/{id}/left-out (Function)",
                "ListCampaignSecrets: GET /api/campaigns/{id}/secrets (Function)",
                "ListCampaigns: GET /api/campaigns (Function)",
                "ListLeft: GET /api/left (Function)",
                "ListRotations: GET /api/rotations (Function)",
                "ListSecrets: GET /api/secrets (Function)",
                "MissedSweep: timer %WatchdogSchedule%, client",
                "PauseCampaign: POST /api/campaigns/{id}/pause (Function)",
                "PlanPage: GET|HEAD /plan (Anonymous)",
                "PoisonedEvent: from queue key-vault-events-poison",
                "Prove: activityTrigger",
                "Purge: timer %PurgeSchedule%, client",
                "ReadVerdict: activityTrigger",
                "ReleasePage: GET|HEAD|POST /release (Anonymous)",
                "ReleaseSecrets: POST /api/secrets/release (Function)",
                "Restore: activityTrigger",
                "ResumeCampaign: POST /api/campaigns/{id}/resume (Function)",
                "Retire: activityTrigger",
                "RetireLeft: POST /api/left/retire (Function)",
                "RetirePage: GET|HEAD|POST /retire (Anonymous)",
                "RotateManyPage: GET|HEAD|POST /rotate (Anonymous), client",
                "RotateSecret: orchestrationTrigger",
                "RotationEvents: GET /rotations/{id}/events (Anonymous)",
                "RotationPage: GET|HEAD /rotations/{id} (Anonymous)",
                "RotationsPage: GET|HEAD /rotations (Anonymous)",
                "RunDoctor: POST /api/doctor (Function)",
                "Scan: timer %ScanSchedule%",
                "SecretPage: GET|HEAD /secrets/{vault}/{name} (Anonymous)",
                "SecretsExport: GET|HEAD /secrets/export (Anonymous)",
                "StartCampaign: POST /api/campaigns (Function)",
                "StartPage: GET|HEAD|POST /start (Anonymous), client",
                "StartRotation: POST /api/rotations (Function), client",
                "Sweep: timer %SweepSchedule%, client",
                "TenantPage: GET|HEAD /tenants/{host} (Anonymous)",
                "TenantsPage: GET|HEAD /tenants (Anonymous)",
                "UnknownAddress: GET|HEAD|POST /{*address} (Anonymous)",
                "UnmanagedLetters: timer 0 12 * * * *",
                "VaultPage: GET|HEAD /vaults/{vault} (Anonymous)",
                "Watchdog: timer %WatchdogSchedule%",
            ]);

    /// <summary>A trigger whose setting is missing keeps the whole host from starting.</summary>
    [Fact]
    public void Metadata_EverySettingOfATrigger_IsDeployedAndInTheExample()
    {
        var named = FunctionsMetadata
            .Lines()
            .SelectMany(line => Setting().Matches(line))
            .Select(match => match.Groups["name"].Value);
        using var example = JsonDocument.Parse(Repository.Read("src/QlikRotator.Functions/local.settings.example.json"));
        var local = example
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .Select(one => one.Name)
            .ToHashSet(StringComparer.Ordinal);
        var bicep = Repository.Read("infra/main.bicep");

        named.ShouldNotBeEmpty();
        named.ShouldAllBe(setting => local.Contains(setting) && bicep.Contains($"  {setting}: "));
    }

    /// <summary>The deployment makes the queues, the functions name them: a different name would be found in Azure only.</summary>
    [Fact]
    public void Metadata_EveryQueueOfATrigger_IsDeployed()
    {
        var bicep = Repository.Read("infra/main.bicep");

        bicep.ShouldContain("var eventQueue = 'key-vault-events'");
        bicep.ShouldContain("queues: [eventQueue, '${eventQueue}-poison', '${eventQueue}-kept']");
    }

    [GeneratedRegex("%(?<name>.*)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}
