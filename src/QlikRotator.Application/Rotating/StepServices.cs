using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.External;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Conclude;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Deliver;
using QlikRotator.Application.Rotating.Inspect;
using QlikRotator.Application.Rotating.Issue;
using QlikRotator.Application.Rotating.Prove;
using QlikRotator.Application.Rotating.Retire;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Application.Rotating.Undo;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating;

public static class StepServices
{
    /// <summary>The steps and what they share. Vault, ledger store, sources, slots and notifier are registered by their adapters.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services) =>
        services
            .AddSingleton<RotatorTelemetry>()
            .AddSingleton<RotationLedger>()
            .AddSingleton<IntentLog>()
            .AddSingleton<LeaseBook>()
            .AddSingleton<CredentialSources>()
            .AddSingleton<SlotKinds>()
            .AddSingleton<Issuers>()
            .AddSingleton<StagedValues>()
            .AddSingleton<SlotInspector>()
            .AddSingleton<SourceInspector>()
            .AddSingleton<HealthProver>()
            .AddSingleton<StrayCollector>()
            .AddSingleton<CredentialMinter>()
            .AddSingleton<RetireFactsGatherer>()
            .AddSingleton<OldCredential>()
            .AddSingleton<StepInvoker>()
            .AddSingleton<StepTable>()
            .AddPacing()
            .AddKeyedSingleton<ICredentialSource, ExternalSource>(ExternalSource.Kind)
            .AddKeyedSingleton<ISourceWrites, ExternalWrites>(ExternalSource.Kind)
            .AddHandlers();

    private static IServiceCollection AddHandlers(this IServiceCollection services) =>
        services
            .AddSingleton<IStepHandler<RotationRequest, Inspection>, InspectStep>()
            .AddSingleton<IStepHandler<IssueInput, IssueResult>, IssueStep>()
            .AddSingleton<IStepHandler<StagedRotation, DeliverResult>, DeliverStep>()
            .AddSingleton<IStepHandler<StagedRotation, HealthReport>, ProveStep>()
            .AddSingleton<IStepHandler<StagedRotation, RetireResult>, RetireStep>()
            .AddSingleton<IStepHandler<UndoInput, RestoreResult>, RestoreStep>()
            .AddSingleton<IStepHandler<StagedRotation, DiscardResult>, DiscardStep>()
            .AddSingleton<IStepHandler<ConcludeInput, RotationOutcome>, ConcludeStep>();
}
