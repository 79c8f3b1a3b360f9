using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Conclude;

/// <summary>Writes down what a rotation that did not end as it should leaves alive, so that it is shown until it is dead.</summary>
internal sealed class LeftBehind(CredentialRegister register, ISecretVault vault)
{
    /// <param name="resource">As the rotation's row has it: tags can be taken off a version while it runs.</param>
    public async Task RecordAsync(ConcludeInput input, ResourceKey? resource, CancellationToken ct)
    {
        if (input.Outcome.Kind is not (OutcomeKind.KeptBoth or OutcomeKind.PersonNeeded or OutcomeKind.Held))
        {
            return;
        }

        var secret = input.Request.Subject.ToSecret();
        resource ??= await FindResourceAsync(input.Request.Subject, ct);
        if (resource is null)
        {
            return;
        }

        // Versions of one second are listed in any order: the vault itself says which is the newest.
        var newest = (await vault.ReadAsync(secret, version: null, ct)).Value?.Info;
        var known = await register.ReadAsync(resource, ct);
        var current = known.HeldBy(newest?.Reference.Version) ?? newest?.Tags.GetValueOrDefault(ManagedTags.Credential);
        foreach (var one in known.Records.Where(one => one.IsAlive && one.Secret == secret && one.CredentialId != current))
        {
            if (input.Outcome.Kind == OutcomeKind.Held && one.State == CredentialState.Left)
            {
                // Why an earlier rotation left it is still true.
                continue;
            }

            await register.MoveAsync(one, CredentialState.Left, input.Outcome.Reason, ct);
        }
    }

    private async Task<ResourceKey?> FindResourceAsync(SecretVersionReference subject, CancellationToken ct)
    {
        var versions = await vault.ListVersionsAsync(subject.ToSecret(), ct);
        return
            versions.FirstOrDefault(one => one.Reference == subject) is { } found
            && ManagedSecretParser.Parse(found).Value is { } managed
            ? ResourceKey.Of(managed)
            : null;
    }
}
