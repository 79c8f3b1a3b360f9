using QlikRotator.Core.Pacing;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.External;

internal sealed class ExternalWrites : ISourceWrites
{
    public WriteNeed Of(ManagedSecret secret, PolicySettings policy) => WriteNeed.None;
}
