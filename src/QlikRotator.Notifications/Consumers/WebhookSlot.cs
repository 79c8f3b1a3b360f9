using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Notifications.Consumers;

/// <summary>
/// A consumer that reads the vault itself and wants to be told when. It gets references and never the value, and answers 2xx to
/// <c>deliver</c> once it has read the version named, to <c>verify</c> while the version works for it. May be told more than once.
/// </summary>
internal sealed class WebhookSlot(WebhookTargets targets, WebhookSecret secret, WebhookSender sender) : ISlot
{
    public const string Kind = "webhook";

    public async Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct)
    {
        var problem = targets.Find(call.Slot).Problem ?? (await secret.ReadAsync(ct)).Problem;
        return new SlotCheck(problem is null, Provable: true, problem ?? new("Ready", "The host is on the list."));
    }

    public Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct) => SendAsync("deliver", call, ct);

    public Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct) => SendAsync("verify", call, ct);

    private async Task<SlotCheck> SendAsync(string what, SlotCall call, CancellationToken ct)
    {
        var target = targets.Find(call.Slot);
        var key = await secret.ReadAsync(ct);
        return target.Address is not null && key.Value is not null
            ? await sender.SendAsync(target.Address, key.Value, WebhookBody.Of(what, call), ct)
            : new SlotCheck(Good: false, Provable: true, (target.Problem ?? key.Problem)!);
    }
}
