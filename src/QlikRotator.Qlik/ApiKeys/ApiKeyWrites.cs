using QlikRotator.Core.Pacing;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>A key is made and deleted by its owner, out of the owner's budget, unless the rotator's own user acts.</summary>
internal sealed class ApiKeyWrites : ISourceWrites
{
    public WriteNeed Of(ManagedSecret secret, PolicySettings policy) =>
        WriteNeed.Usual with
        {
            User = ApiKeyOwner.ActsAsBot(policy) ? "" : secret.ResourceId,
        };
}
