using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Rotating.Credentials;

/// <summary>What a secret's value is to the register.</summary>
/// <param name="Mapping">Null where the tenant does not list the credential.</param>
/// <param name="Left">Credentials that earlier rotations of the secret left alive.</param>
public sealed record Claim(CredentialMapping? Mapping, IReadOnlyList<string> Left, Reason? Refusal);

/// <summary>Writes down which credential a secret's value belongs to, and how that is known.</summary>
public sealed class CredentialClaims(CredentialRegister register, ISecretVault vault)
{
    /// <param name="accepted">Whether the tenant took the value just now.</param>
    /// <param name="record">False only looks.</param>
    public async Task<Claim> MakeAsync(ManagedSecret secret, SourceState state, bool accepted, bool record, CancellationToken ct)
    {
        var known = await register.ReadAsync(ResourceKey.Of(secret), ct);
        known = await WithoutPastHoldersAsync(secret, state.OldCredentialId, known, ct);
        var verdict = MappingJudge.Judge(secret, secret.Newest.Version, state, accepted, known);
        var left = known.LeftOf(secret.Secret).Select(one => one.CredentialId!).Where(id => id != state.OldCredentialId);
        var listed = state.Credentials.FirstOrDefault(one => one.Id == state.OldCredentialId);
        if (verdict.Refusal is null && listed is not null && record)
        {
            await RecordAsync(secret, listed, verdict.Mapping, known, ct);
        }

        return new Claim(listed is null ? null : verdict.Mapping, [.. left], verdict.Refusal);
    }

    /// <summary>Notes what a tag says of a secret that nobody rotates yet: two secrets that name one credential must know of each other.</summary>
    public async Task NoteAsync(ManagedSecret secret, CancellationToken ct)
    {
        if (secret.CredentialId is not { } id)
        {
            return;
        }

        // Met may be what another secret has noted meanwhile.
        var known =
            (await register.ReadAsync(ResourceKey.Of(secret), ct)).Find(id)
            ?? await register.MeetAsync(register.Of(secret, id, CredentialMapping.Claimed, secret.Newest.Version), ct);
        if (known.Secret != secret.Secret && !known.AlsoNamedBy.Contains(secret.Secret))
        {
            await register.ChangeAsync(known, found => found with { AlsoNamedBy = [.. found.AlsoNamedBy, secret.Secret] }, ct);
        }
    }

    private async Task RecordAsync(
        ManagedSecret secret,
        CredentialInfo listed,
        CredentialMapping mapping,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        if (known.Find(listed.Id) is not { } wanted)
        {
            var met = register.Of(secret, listed.Id, mapping, secret.Newest.Version) with { CreatedAt = listed.CreatedAt };
            wanted = await register.MeetAsync(met, ct);
            if (wanted.Mapping == mapping || wanted.Secret != secret.Secret)
            {
                return;
            }

            // Somebody noted the tag meanwhile, who had proved less.
        }

        await register.ChangeAsync(
            wanted,
            found =>
            {
                var now = found.In(CredentialState.Live, found.Since, why: null) with
                {
                    Secret = secret.Secret,
                    Version = secret.Newest.Version,
                    Mapping = mapping,
                    CreatedAt = listed.CreatedAt,
                    AlsoNamedBy = found.AlsoNamedBy.SequenceEqual(wanted.AlsoNamedBy) ? found.AlsoNamedBy : wanted.AlsoNamedBy,
                };
                return now == found ? found : now;
            },
            ct
        );
    }

    /// <summary>A secret that named the credential once, and is managed no more or names another, stands in nobody's way.</summary>
    private async Task<ResourceRegister> WithoutPastHoldersAsync(
        ManagedSecret secret,
        string? credentialId,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        if (known.Find(credentialId) is not { } record || (record.Secret == secret.Secret && record.AlsoNamedBy.Count == 0))
        {
            return known;
        }

        var holders = new List<SecretReference>();
        foreach (var other in record.AlsoNamedBy.Prepend(record.Secret).Distinct().Where(one => one != secret.Secret))
        {
            holders.AddRange(await HoldsAsync(other, known.Resource, credentialId!, ct) ? [other] : []);
        }

        var cleaned = record with { Secret = secret.Secret, AlsoNamedBy = holders };
        return new ResourceRegister(known.Resource, [.. known.Records.Select(one => one == record ? cleaned : one)]);
    }

    private async Task<bool> HoldsAsync(SecretReference other, ResourceKey resource, string credentialId, CancellationToken ct)
    {
        return (await vault.ReadAsync(other, version: null, ct)).Value?.Info is { } newest
            && ManagedTags.IsManaged(newest.Tags)
            && ManagedSecretParser.Parse(newest).Value is { } managed
            && ResourceKey.Of(managed) == resource
            && (managed.CredentialId is null || managed.CredentialId == credentialId);
    }
}
