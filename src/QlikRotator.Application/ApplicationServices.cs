using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Events;
using QlikRotator.Application.External;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Pausing;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Planning;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Approve;
using QlikRotator.Application.Rotating.Conclude;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Deliver;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Rotating.Inspect;
using QlikRotator.Application.Rotating.Issue;
using QlikRotator.Application.Rotating.Prove;
using QlikRotator.Application.Rotating.Retire;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Application.Rotating.Undo;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Tagging;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Tenants;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application;

public static partial class ApplicationServices
{
    /// <summary>
    /// What the rotator does. Vault, ledger store, sources, slots, notifier and <see cref="IRotationHost"/> come from other projects.
    /// </summary>
    public static IServiceCollection AddRotatorApplication(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRotatorSettings(configuration).AddRotatorApplication();

    /// <summary>
    /// Runs sweep, watchdog, scan and purge on <see cref="SchedulesOptions"/>, in a host that has no timers of its own and whose
    /// <see cref="IRotationHost"/> and <see cref="IRotationHistory"/> are services.
    /// </summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services) =>
        services.AddCampaignTimer().AddHostedService<Schedules>();

    /// <summary>What goes on with campaigns that somebody has begun; <see cref="AddSchedules"/> has it.</summary>
    public static IServiceCollection AddCampaignTimer(this IServiceCollection services)
    {
        services.TryAddSingleton<ScheduleLoop>();
        return services.AddHostedService<CampaignTimer>();
    }

    /// <summary>The same over settings that are registered already.</summary>
    internal static IServiceCollection AddRotatorApplication(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IPageRoot, ConfiguredPageRoot>();
        services.TryAddSingleton<People>();
        services.TryAddSingleton<TagPermissions>();
        services.TryAddSingleton<ISealArchive, NoSealArchive>();
        services.TryAddSingleton<IAccessTokens, NoAccessTokens>();
        services.TryAddSingleton<ITenantListSource, FileTenantList>();
        services.TryAddSingleton(FenceTimings.Usual);
        services.TryAddSingleton<IStepFence, LedgerFence>();
        return services
            .AddSingleton<RotatorTelemetry>()
            .AddSingleton<NamedSecret>()
            .AddSingleton<KeptSecret>()
            .AddSingleton<TenantList>()
            .AddHostedService<TenantListWatch>()
            .AddSingleton<PageAddress>()
            .AddLedger()
            .AddPacing()
            .AddSteps()
            .AddRetiring()
            .AddTriggers()
            .AddWatching()
            .AddAdopting();
    }

    private static IServiceCollection AddLedger(this IServiceCollection services) =>
        services
            .AddSingleton<RotationLedger>()
            .AddSingleton<RotationIndex>()
            .AddSingleton<Installation>()
            .AddSingleton<CredentialRegister>()
            .AddSingleton<LeaseStore>()
            .AddSingleton<ApprovalStore>()
            .AddSingleton<ApprovalLinks>()
            .AddSingleton<LedgerVerifier>()
            .AddSingleton<LedgerRoots>()
            .AddSingleton<SealKey>()
            .AddSingleton<LedgerSealer>()
            .AddSingleton<SealVerifier>();

    private static IServiceCollection AddPacing(this IServiceCollection services) =>
        services
            .AddOptions()
            .AddSingleton<WriteLimits>()
            .AddSingleton<WriteNeeds>()
            .AddSingleton<WriteBudget>()
            .AddSingleton<RotationTurns>()
            .AddKeyedSingleton<ISourceWrites, ExternalWrites>(ExternalSource.Kind);

    private static IServiceCollection AddSteps(this IServiceCollection services) =>
        services
            .AddSingleton<CredentialSources>()
            .AddSingleton<SlotKinds>()
            .AddSingleton<IssuerFactory>()
            .AddSingleton<StagedValues>()
            .AddSingleton<SlotInspector>()
            .AddSingleton<SourceInspector>()
            .AddSingleton<HealthProver>()
            .AddSingleton<StrayCollector>()
            .AddSingleton<CredentialClaims>()
            .AddSingleton<ForeignVersions>()
            .AddSingleton<StrippedVersion>()
            .AddSingleton<CredentialMinter>()
            .AddSingleton<RetireFactsGatherer>()
            .AddSingleton<OldCredential>()
            .AddSingleton<LeftCredentials>()
            .AddSingleton<LeftBehind>()
            .AddSingleton<EvidenceCheck>()
            .AddKeyedSingleton<ICredentialSource, ExternalSource>(ExternalSource.Kind)
            .AddSingleton<LeasedWork>()
            .AddSingleton<StepInvoker>()
            .AddSingleton<StepTable>()
            .AddStep<RotationRequest, Inspection, InspectStep>(RotationSteps.Inspect)
            .AddStep<IssueInput, IssueResult, IssueStep>(RotationSteps.Issue)
            .AddStep<StagedRotation, DeliverResult, DeliverStep>(RotationSteps.Deliver)
            .AddStep<StagedRotation, HealthReport, ProveStep>(RotationSteps.Prove)
            .AddStep<ApprovalQuestion, ApprovalTicket, AskStep>(RotationSteps.Ask)
            .AddStep<ApprovalTicket, Verdict, ReadVerdictStep>(RotationSteps.ReadVerdict)
            .AddStep<StagedRotation, RetireResult, RetireStep>(RotationSteps.Retire)
            .AddStep<UndoInput, RestoreResult, RestoreStep>(RotationSteps.Restore)
            .AddStep<StagedRotation, DiscardResult, DiscardStep>(RotationSteps.Discard)
            .AddStep<ConcludeInput, RotationOutcome, ConcludeStep>(RotationSteps.Conclude);

    private static IServiceCollection AddRetiring(this IServiceCollection services) =>
        services
            .AddSingleton<LeftProof>()
            .AddSingleton<LeftCredential>()
            .AddSingleton(provider => new LeftRetirement(
                provider.GetRequiredService<ISecretVault>(),
                provider.GetRequiredService<PolicyResolver>(),
                provider.GetRequiredService<CredentialRegister>(),
                provider.GetRequiredService<LeasedWork>(),
                provider.GetRequiredService<IssuerFactory>(),
                provider.GetRequiredService<LeftProof>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<HeldRetirement>()
            .AddSingleton<NewestTags>()
            .AddSingleton<PauseRecords>()
            .AddSingleton<SchedulePauses>()
            .AddSingleton<HoldTag>()
            .AddSingleton<ReleaseRecords>()
            .AddSingleton<HoldRelease>();

    private static IServiceCollection AddTriggers(this IServiceCollection services) =>
        services
            .AddSingleton<LostTags>()
            .AddSingleton<PolicyGuard>()
            .AddSingleton<DailyStarts>()
            .AddSingleton<RotationStarter>()
            .AddSingleton<StartOnce>()
            .AddSingleton<FollowUp>()
            .AddSingleton<Cancellation>()
            .AddSingleton<ApprovalDesk>()
            .AddSingleton<VaultEventTrigger>()
            .AddSingleton<RegisteredKinds>()
            .AddSingleton<KnownSecrets>()
            .AddSingleton<VaultReader>()
            .AddSingleton<RecordedRotations>()
            .AddSingleton<SecretInventory>()
            .AddSingleton<Doctor>()
            .AddSingleton<EventProbe>()
            .AddSingleton<ICheckup, LedgerCheckup>()
            .AddSingleton<ICheckup, OwnSecretsCheckup>()
            .AddSingleton<IPreflight, Preflight>()
            .AddSingleton<RotationPlanner>()
            .AddSingleton<Sweeper>()
            .AddSingleton<MissedSweep>()
            .AddCampaigns();
}
