using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Permissions;

/// <summary>
/// Sees to it that nobody gets around a gate by writing another policy into a tag: where the policy before asked people for more, its
/// approvers are asked before the first rotation under the new one.
/// </summary>
public sealed class PolicyGuard(ISecretVault vault, RotationLedger ledger, PolicyResolver policies)
{
    /// <summary>
    /// Asks the vault only where some other policy asks people for more, and the secret's newest version names no rotation that the ledger
    /// knows.
    /// </summary>
    /// <inheritdoc cref="GuardAsync(SecretVersionReference, PolicySettings, CancellationToken)"/>
    public async Task<PolicySettings> GuardAsync(ManagedSecret secret, PolicySettings policy, CancellationToken ct) =>
        IsStrictest(policy)
            ? policy
            : Guarded(policy, await NameOfWriterAsync(secret.RotationId, ct) ?? await NameBeforeAsync(secret.Newest, ct));

    /// <param name="policy">As the tag says now.</param>
    /// <returns>The policy to rotate by.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">Vault or ledger cannot be read.</exception>
    public async Task<PolicySettings> GuardAsync(SecretVersionReference subject, PolicySettings policy, CancellationToken ct) =>
        IsStrictest(policy) ? policy : Guarded(policy, await NameBeforeAsync(subject, ct));

    /// <summary>Whichever policy was there before, this one asks for no less.</summary>
    private bool IsStrictest(PolicySettings policy) => policies.All.All(old => !GateStrength.IsWeaker(policy, old));

    private PolicySettings Guarded(PolicySettings policy, string? before) =>
        before is not null && policies.Find(before) is { } old ? GateStrength.Guarded(policy, old) : policy;

    /// <summary>What the last rotation went by, which only the ledger knows for certain; null where it knows none.</summary>
    private async Task<string?> NameOfWriterAsync(string? tag, CancellationToken ct) =>
        RotationId.WriterIn(tag) is { } rotation ? (await ledger.FindAsync(rotation, ct))?.Policy : null;

    /// <summary>What the last rotation went by, or else what the version before says.</summary>
    private async Task<string?> NameBeforeAsync(SecretVersionReference subject, CancellationToken ct)
    {
        var versions = await vault.ListVersionsAsync(subject.ToSecret(), ct);
        var newest = versions.FirstOrDefault(one => one.Reference == subject);
        if (await NameOfWriterAsync(newest?.Tags.GetValueOrDefault(ManagedTags.Rotation), ct) is { } writers)
        {
            return writers;
        }

        var older = versions
            .SkipWhile(one => one.Reference != subject)
            .Skip(1)
            .FirstOrDefault(one => ManagedTags.IsManaged(one.Tags));
        return older is null ? null : older.Tags.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy;
    }
}
