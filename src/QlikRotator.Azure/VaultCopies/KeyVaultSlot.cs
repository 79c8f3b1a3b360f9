using QlikRotator.Application;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Azure.VaultCopies;

/// <summary>A copy of the value under another name or in another vault, for consumers that may not read the first one.</summary>
internal sealed class KeyVaultSlot(CopyTargets targets, SecretCopy copy, ISecretVault vault) : ISlot
{
    public const string Kind = "key-vault";

    public Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct) =>
        WithTargetAsync(
            call,
            async target =>
                await copy.WhyNotAsync(await ReadAsync(target, ct), target, call, ct) is { } problem
                    ? Bad(problem)
                    : Good(ApplicationCodes.Ready, $"{target} can take a copy.")
        );

    public Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct) =>
        WithTargetAsync(call, target => DeliverAsync(target, call, call.Slot.Render(value), ct));

    public Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct) =>
        WithTargetAsync(call, target => VerifyAsync(target, call.Slot.Render(value), ct));

    private async Task<SlotCheck> DeliverAsync(SecretReference target, SlotCall call, SecretValue value, CancellationToken ct)
    {
        var current = await ReadAsync(target, ct);
        if (current.Value?.Value.Matches(value) == true)
        {
            return Good(AzureCodes.AlreadyThere, $"{target} holds the value already.");
        }

        if (await copy.WhyNotAsync(current, target, call, ct) is { } unfit)
        {
            return Bad(unfit);
        }

        var written = await copy.WriteAsync(target, current.Value?.Info, call, value, ct);
        return written.TryGet(out var version, out var problem)
            ? Good(AzureCodes.Copied, $"{version.Reference} holds the value.")
            : Bad(problem);
    }

    private async Task<SlotCheck> VerifyAsync(SecretReference target, SecretValue value, CancellationToken ct)
    {
        var read = await ReadAsync(target, ct);
        return !read.TryGet(out var copy, out var problem) ? Bad(problem)
            : copy.Value.Matches(value) ? Good(AzureCodes.Same, $"{target} holds the value.")
            : Bad(new(ApplicationCodes.CopyDiffers, $"Somebody wrote another value to {target}."));
    }

    private Task<Result<StoredSecret>> ReadAsync(SecretReference target, CancellationToken ct) =>
        vault.ReadAsync(target, version: null, ct);

    private async Task<SlotCheck> WithTargetAsync(SlotCall call, Func<SecretReference, Task<SlotCheck>> act)
    {
        var target = targets.Find(call);
        return target.TryGet(out var secret, out var problem) ? await act(secret) : Bad(problem);
    }

    private static SlotCheck Good(string code, string message) => new(Good: true, Provable: true, new(code, message));

    private static SlotCheck Bad(Reason reason) => new(Good: false, Provable: true, reason);
}
