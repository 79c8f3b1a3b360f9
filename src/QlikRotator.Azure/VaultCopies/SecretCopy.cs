using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Azure.VaultCopies;

/// <summary>Writes copies, and only over what is a copy of the same secret: a mistyped tag must not bury somebody's secret.</summary>
internal sealed class SecretCopy(ISecretVault vault, PolicyResolver policies)
{
    /// <summary>Why the target cannot be written to; null where it can.</summary>
    public async Task<Reason?> WhyNotAsync(
        Result<StoredSecret> current,
        SecretReference target,
        SlotCall call,
        CancellationToken ct
    )
    {
        if (!current.TryGet(out var held, out var problem))
        {
            return problem.Code == CoreCodes.SecretNotFound ? null : problem;
        }

        if (ManagedTags.IsManaged(held.Info.Tags))
        {
            return new(AzureCodes.TargetManaged, $"{target} is a managed secret itself: a copy would break it.");
        }

        return CopyTags.IsCopyOf(held.Info, call.Secret.Secret) || await HoldsReplacedValueAsync(held.Value, call, ct)
            ? null
            : new(
                AzureCodes.TargetTaken,
                $"{target} holds something else: give it the tag {CopyTags.Of}={call.Secret.Secret} to have it overwritten."
            );
    }

    /// <summary>Writes the value with the same expiry and type as the version it is a copy of.</summary>
    public async Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference target,
        SecretVersionInfo? replaced,
        SlotCall call,
        SecretValue value,
        CancellationToken ct
    )
    {
        var original = await vault.ReadAsync(call.Version.ToSecret(), call.Version.Version, ct);
        return original.TryGet(out var copied, out var problem)
            ? await vault.WriteAsync(
                target,
                value,
                new NewVersion(CopyTags.Next(replaced?.Tags, call), ExpiryOf(copied.Info, call), copied.Info.ContentType),
                ct
            )
            : problem;
    }

    /// <summary>A secret that was kept the same by hand until now becomes a copy without further ado.</summary>
    private async Task<bool> HoldsReplacedValueAsync(SecretValue held, SlotCall call, CancellationToken ct)
    {
        var replaced = await vault.ReadAsync(call.Secret.Secret, call.Secret.Newest.Version, ct);
        return replaced.Value is { } stored && held.Matches(call.Slot.Render(stored.Value));
    }

    private DateTimeOffset ExpiryOf(SecretVersionInfo original, SlotCall call) =>
        original.ExpiresOn ?? original.CreatedOn + (policies.Find(call.Secret.Policy) ?? PolicyDefaults.BuiltIn).MaxAge;
}
