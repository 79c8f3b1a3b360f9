using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Adopting;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;

namespace QlikRotator.Application;

/// <content>What looks at the whole estate: watchdog and scan, campaigns, adoption.</content>
public static partial class ApplicationServices
{
    private static IServiceCollection AddCampaigns(this IServiceCollection services) =>
        services
            .AddSingleton<CampaignPlanner>()
            .AddSingleton<CampaignStore>()
            .AddSingleton<CampaignDesk>()
            .AddSingleton<CampaignReports>()
            .AddSingleton<CampaignRotations>()
            .AddSingleton<CampaignLetters>()
            .AddSingleton(provider => new CampaignRunner(
                provider.GetRequiredService<CampaignStore>(),
                provider.GetRequiredService<CampaignRotations>(),
                provider.GetRequiredService<CampaignLetters>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<CampaignRunner>>()
            ));

    private static IServiceCollection AddWatching(this IServiceCollection services) =>
        services
            .AddSingleton<SweepStore>()
            .AddSingleton<LookStore>()
            .AddSingleton<LookReport>()
            .AddSingleton<AlarmStore>()
            .AddSingleton<DeclaredLeaks>()
            .AddSingleton<ILeakAlarm, LeakAlarm>()
            .AddSingleton<DriftWatch>()
            .AddSingleton<LostRotations>()
            .AddSingleton<WatchdogRunner>()
            .AddSingleton<ScanRounds>()
            .AddSingleton<ScanAlarms>()
            .AddSingleton<TenantTurn>()
            .AddSingleton<ScanRunner>()
            .AddSingleton<OwnerLetters>()
            .AddSingleton<UnmanagedLetter>()
            .AddSingleton<Purger>()
            .AddSingleton<UnrecordedRotations>()
            .AddSingleton<SecretInspector>()
            .AddSingleton<RegisterUpdate>()
            .AddSingleton<ResourceScan>()
            .AddSingleton(provider => new CredentialScan(
                provider.GetRequiredService<VaultReader>(),
                provider.GetRequiredService<KnownSecrets>(),
                provider.GetRequiredService<CredentialRegister>(),
                provider.GetRequiredService<ResourceScan>()
            ));

    private static IServiceCollection AddAdopting(this IServiceCollection services) =>
        services
            .AddSingleton<TenantLook>()
            .AddSingleton<OtherSecrets>()
            .AddSingleton<AdoptionCheck>()
            .AddSingleton<IssueCheck>()
            .AddSingleton<IssueRecord>()
            .AddSingleton<IssuedAdoption>()
            .AddSingleton(provider => new Adoption(
                provider.GetRequiredService<ISecretRegistry>(),
                provider.GetRequiredService<ISecretVault>(),
                provider.GetRequiredService<IVersionTags>(),
                provider.GetRequiredService<AdoptionCheck>(),
                provider.GetRequiredService<CredentialClaims>(),
                provider.GetRequiredService<KnownSecrets>(),
                provider.GetRequiredService<ReleaseRecords>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IssuedAdoption>(),
                provider.GetRequiredService<IOptions<RotatorOptions>>()
            ));
}
