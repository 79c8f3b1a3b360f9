using QlikRotator.Application;
using QlikRotator.Core;
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
    public const string Deliver = "deliver";

    public async Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct)
    {
        var target = targets.Find(call.Slot);
        var problem = target.Value is { } address ? (await secret.ReadAsync(address, ct)).Problem : target.Problem;
        return new SlotCheck(problem is null, Provable: true, problem ?? new(ApplicationCodes.Ready, "The host is on the list."));
    }

    public Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct) => SendAsync(Deliver, call, ct);

    public Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct) => SendAsync("verify", call, ct);

    private async Task<SlotCheck> SendAsync(string what, SlotCall call, CancellationToken ct)
    {
        var target = targets.Find(call.Slot);
        if (!target.TryGet(out var address, out var problem))
        {
            return Bad(problem);
        }

        var read = await secret.ReadAsync(address, ct);
        return read.TryGet(out var key, out var unread)
            ? await sender.SendAsync(address, key, WebhookBody.Of(what, address, call), ct)
            : Bad(unread);
    }

    private static SlotCheck Bad(Reason why) => new(Good: false, Provable: true, why);
}
