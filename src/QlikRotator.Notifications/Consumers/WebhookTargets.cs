using Microsoft.Extensions.Options;
using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Notifications.Consumers;

/// <summary>The addresses that tags may have called: https, on the list of hosts; plain http on this machine only.</summary>
internal sealed class WebhookTargets(IOptions<RotatorOptions> options)
{
    public Result<Uri> Find(SlotReference slot)
    {
        if (!Uri.TryCreate(slot.Target, UriKind.Absolute, out var address) || !SettingAddress.IsHttpsOrLoopback(address))
        {
            return new Reason(ApplicationCodes.BadTarget, $"'{slot.Target}' is no https address.");
        }

        return IsListed(address)
            ? address
            : new Reason(
                NotificationCodes.HostNotAllowed,
                $"{address.Authority} is not in {RotatorOptions.Section}:{nameof(RotatorOptions.WebhookHosts)}."
            );
    }

    public static bool IsSame(WebhookHostOptions host, Uri address) =>
        host.Host.Equals(address.Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name alone stands for the usual port only.</summary>
    private bool IsListed(Uri address) =>
        address.UserInfo.Length == 0 && options.Value.WebhookHosts.Any(host => IsSame(host, address));
}
