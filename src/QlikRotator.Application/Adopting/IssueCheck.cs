using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Adopting;

/// <summary>Asks whether a credential can be made beside one that nobody knows the value of. Changes nothing.</summary>
internal sealed class IssueCheck(SlotInspector slots, OtherSecrets others, CredentialRegister register)
{
    public async Task<IssueOutlook> LookAsync(IssueSubject subject, Issuer issuer, CancellationToken ct)
    {
        var state = await issuer.InspectAsync(ct);
        if (!state.Issues)
        {
            return IssueOutlook.No(
                new(ApplicationCodes.External, "Somebody else issues this value: store it in the vault, then adopt it.")
            );
        }

        var known = await register.ReadAsync(ResourceKey.Of(subject.Secret), ct);
        var begun = known.AttemptsOf(subject.Request.RotationId).Count > 0;
        if (state.Refusal is { } refusal && !begun)
        {
            return IssueOutlook.No(refusal);
        }

        var old = begun ? OldAsBegun(subject, known) : OldOf(subject, state);
        if (!old.TryGet(out var id, out var unclear))
        {
            return IssueOutlook.No(unclear);
        }

        return await LookAsync(subject, state, known, id.Id, ct);
    }

    private async Task<IssueOutlook> LookAsync(
        IssueSubject subject,
        SourceState state,
        ResourceRegister known,
        string? oldId,
        CancellationToken ct
    )
    {
        var near = oldId is null ? Neighbours.None : await others.LookAsync(subject.Secret, oldId, ct);
        var refusal = near.Refusal ?? WhyHeldElsewhere(subject, known.Find(oldId)) ?? await slots.WhyNotAsync(subject.Secret, ct);
        string[] later =
            subject.Secret.Slots.Count == 0 ? [] : ["Its slots keep the old value until the first rotation delivers a new one."];
        return new(state, oldId, [.. near.Warnings, .. later], refusal);
    }

    private static Reason? WhyHeldElsewhere(IssueSubject subject, CredentialRecord? old) =>
        old is { Version: not null } && old.Secret != subject.Secret.Secret
            ? new(CoreCodes.SharedCredential, $"{old.Secret} holds the value of credential '{old.CredentialId}'.")
            : null;

    /// <summary>What an attempt whose answer was lost may have made is listed by now, too: the old one was written down before it.</summary>
    private static Result<OldCredentialId> OldAsBegun(IssueSubject subject, ResourceRegister known) =>
        new OldCredentialId(
            known
                .LeftOf(subject.Secret.Secret)
                .FirstOrDefault(one => one.Why?.Code == ApplicationCodes.IssuedBeside)
                ?.CredentialId
        );

    /// <summary>A tenant that has several does not say which one consumers use.</summary>
    private static Result<OldCredentialId> OldOf(IssueSubject subject, SourceState state) =>
        (subject.Order.Credential, state.Credentials) switch
        {
            ({ } named, var all) when all.All(one => one.Id != named) => new Reason(
                CoreCodes.OldUnknown,
                $"{subject.Secret.Tenant} does not list credential '{named}'."
            ),
            ({ } named, _) => new OldCredentialId(named),
            (null, []) => new OldCredentialId(null),
            (null, [var only]) => new OldCredentialId(only.Id),
            _ => new Reason(
                CoreCodes.OldUnknown,
                $"{subject.Secret.Tenant} has several: name the one that consumers use with --credential: {string.Join(", ", state.Credentials.Select(one => one.Id))}."
            ),
        };

    private sealed record OldCredentialId(string? Id);
}
