using QlikRotator.Application.Permissions;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Inspect;

/// <summary>Gathers, takes the leases and opens the ledger row. Changes nothing at Qlik or in the vault.</summary>
internal sealed class InspectStep(
    ISecretVault vault,
    CredentialSources sources,
    SlotInspector slots,
    SourceInspector source,
    TagPermissions permissions,
    RotationLedger ledger,
    LeaseStore leases,
    TimeProvider time
) : IStepHandler<RotationRequest, Inspection>
{
    public async Task<Inspection> RunAsync(RotationRequest input, CancellationToken ct)
    {
        var found = await ReadAsync(input, ct);
        RotationTrace.IsAbout(found.Secret?.Tenant);
        var record = await ledger.OpenAsync(input, found.Secret, ct);
        if (record.Outcome is { } outcome)
        {
            // Told twice, and this is the later one: nobody waits for its answer.
            return Inspection.Refused(new(ApplicationCodes.AlreadyDone, $"The rotation has ended as {outcome.Kind}."));
        }

        var inspection = await InspectAsync(input, found, record, ct);
        if (inspection.Refusal is null && OpensLater(input) is { } opens)
        {
            await ledger.ReportAsync(input.RotationId, RotationSteps.WaitingForWindow, new RotationWait(opens), ct);
        }

        var why =
            inspection.Refusal?.ToString()
            ?? $"Replaces version {input.Subject.Version}, credential {inspection.OldCredentialId}";
        await ledger.NoteAsync(input.RotationId, new("Inspect", "rotator", "Inspected", why), ct);
        return WithWindow(inspection, input.Policy, time.GetUtcNow());
    }

    private static Inspection WithWindow(Inspection inspection, PolicySettings policy, DateTimeOffset now) =>
        policy is not { StartGate: StartGate.Window, Window: { } window }
            ? inspection
            : inspection with
            {
                OpensAt = window.TimeZone is null ? null : window.NextOpening(now),
                WindowIsOpen = window.NextOpening(now) <= now,
            };

    private async Task<Inspection> InspectAsync(
        RotationRequest request,
        Found found,
        RotationRecord record,
        CancellationToken ct
    ) =>
        (found, record.CancelRequested) switch
        {
            ({ Problem: { } problem }, _) => Inspection.Refused(problem),
            (_, { } cancelled) => Inspection.Refused(cancelled, found.Secret),
            _ => await InspectAsync(request, found.Secret!, found.Value!, ct) with { Leak = record.Leak },
        };

    /// <summary>Null where nothing has to be waited for.</summary>
    private DateTimeOffset? OpensLater(RotationRequest request) =>
        request.Policy is { StartGate: StartGate.Window, Window: { } window }
        && time.GetUtcNow() is var now
        && window.NextOpening(now) is var opens
        && opens > now
            ? opens
            : null;

    private async Task<Inspection> InspectAsync(
        RotationRequest request,
        ManagedSecret secret,
        SecretValue value,
        CancellationToken ct
    )
    {
        if (sources.Find(secret.Source) is null)
        {
            return Inspection.Refused(
                new(ApplicationCodes.UnknownSource, $"Tag qlik-source of {secret.Secret} is '{secret.Source}'."),
                secret
            );
        }

        if (permissions.WhyNot(secret) is { } forbidden)
        {
            return Inspection.Refused(forbidden, secret);
        }

        if (await leases.TakeAsync(LeaseStore.NamesFor(secret), request.RotationId, ct) is { } holder)
        {
            var isBrief = LeaseStore.IsTransient(holder);
            var who = isBrief ? holder : $"Rotation {holder}";
            var busy = new Reason(ApplicationCodes.AnotherRotationRuns, $"{who} works on {secret.Secret}.");
            // Where it is a rotation of an external value, that one ends as superseded at its next look: what came last is delivered right after.
            return isBrief || secret.Source == ManagedTags.External
                ? throw new TryAgainException(busy)
                : Inspection.Refused(busy, secret);
        }

        var inspection = await source.InspectAsync(request, secret, value, ct);
        return inspection.Refusal is null && await slots.WhyNotAsync(secret, ct) is { } problem
            ? inspection with
            {
                Refusal = problem,
            }
            : inspection;
    }

    /// <summary>The version to replace, as long as it is the newest or was replaced by this very rotation before a crash.</summary>
    private async Task<Found> ReadAsync(RotationRequest request, CancellationToken ct)
    {
        var newest = await ReadAsync(request.Subject.ToSecret(), version: null, ct);
        return newest.Secret switch
        {
            null => newest,
            { } secret when StartPolicy.WhyStale(request, secret) is { } stale => new Found(null, null, stale),
            { } secret when secret.Newest == request.Subject => newest,
            { } secret => await ReadAsync(secret.Secret, request.Subject.Version, ct),
        };
    }

    private async Task<Found> ReadAsync(SecretReference secret, string? version, CancellationToken ct)
    {
        var read = await vault.ReadAsync(secret, version, ct);
        return
            read.TryGet(out var stored, out var unread)
            && ManagedSecretParser.Parse(stored.Info).TryGet(out var managed, out unread)
            ? new Found(managed, stored.Value, null)
            : new Found(null, null, unread);
    }

    /// <summary>Both halves or a problem.</summary>
    private sealed record Found(ManagedSecret? Secret, SecretValue? Value, Reason? Problem);
}
