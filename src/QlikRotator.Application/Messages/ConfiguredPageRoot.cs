using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Messages;

public sealed class ConfiguredPageRoot(IOptions<RotatorOptions> options) : IPageRoot
{
    public Uri? Address => options.Value.Approvals.PublicAddress;
}
