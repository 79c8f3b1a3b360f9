using Microsoft.Extensions.Options;
using QlikRotator.Adapters.Settings;

namespace QlikRotator.Adapters.Notifications;

internal sealed class ConfiguredPageRoot(IOptions<RotatorOptions> options) : IPageRoot
{
    public Uri? Address => options.Value.Approvals.PublicAddress;
}
