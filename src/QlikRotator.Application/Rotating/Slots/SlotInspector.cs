using System.Runtime.CompilerServices;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Slots;

/// <summary>Talks to a managed secret's slots, in the order of their tags.</summary>
internal sealed class SlotInspector(SlotKinds kinds)
{
    /// <summary>The first slot that could not take a value.</summary>
    public async Task<Reason?> WhyNotAsync(ManagedSecret secret, CancellationToken ct) =>
        await ProblemsAsync(secret, ct).FirstOrDefaultAsync(ct);

    /// <summary>Every slot that could not take a value, each with why, in the order of the tags.</summary>
    public async IAsyncEnumerable<Reason> ProblemsAsync(ManagedSecret secret, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var slot in secret.Slots)
        {
            if (kinds.Find(slot.Kind) is not { } kind)
            {
                yield return new(ApplicationCodes.UnknownSlot, $"A tag of {secret.Secret} names the slot kind '{slot.Kind}'.");
                continue;
            }

            var check = await kind.InspectAsync(Call(RotationId.For(secret.Newest), secret, secret.Newest, slot), ct);
            if (!check.Good)
            {
                yield return check.Reason;
            }
        }
    }

    /// <summary>Writes and verifies slot by slot; the first failure ends it, so later slots keep what they have.</summary>
    public async Task<IReadOnlyList<SlotState>> DeliverAsync(
        StagedRotation rotation,
        SecretVersionReference version,
        SecretValue value,
        CancellationToken ct
    )
    {
        var states = new List<SlotState>();
        foreach (var slot in rotation.Before.Slots)
        {
            var call = Call(rotation.Request.RotationId, rotation.Before, version, slot);
            var kind = kinds.Find(slot.Kind)!;
            var check = await kind.DeliverAsync(call, value, ct);
            check = check.Good ? await kind.VerifyAsync(call, value, ct) : check;
            states.Add(new SlotState(slot.ToString(), check.Good, check.Reason));
            if (!check.Good)
            {
                break;
            }
        }

        return states;
    }

    public async Task<IReadOnlyList<HealthCheck>> VerifyAsync(StagedRotation rotation, SecretValue value, CancellationToken ct)
    {
        var checks = new List<HealthCheck>();
        foreach (var slot in rotation.Before.Slots)
        {
            var call = Call(rotation.Request.RotationId, rotation.Before, rotation.New.Version, slot);
            var check = await kinds.Find(slot.Kind)!.VerifyAsync(call, value, ct);
            checks.Add(new HealthCheck(slot.ToString(), check.Good, check.Provable, check.Reason));
        }

        return checks;
    }

    private static SlotCall Call(string rotationId, ManagedSecret secret, SecretVersionReference version, SlotReference slot) =>
        new(slot, slot.Tenant ?? secret.Tenant, secret, version, rotationId);
}
