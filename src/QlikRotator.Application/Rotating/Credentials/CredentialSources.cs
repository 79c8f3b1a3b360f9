using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ports;

namespace QlikRotator.Application.Rotating.Credentials;

/// <summary>The one place where a tag's word becomes code: sources and slots by the key they are registered under.</summary>
internal sealed class CredentialSources(IServiceProvider services)
{
    public ICredentialSource? Find(string kind) => services.GetKeyedService<ICredentialSource>(kind);

    public ICredentialSource Get(string kind) => services.GetRequiredKeyedService<ICredentialSource>(kind);
}

internal sealed class SlotKinds(IServiceProvider services)
{
    public ISlot? Find(string kind) => services.GetKeyedService<ISlot>(kind);
}
