using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using QlikRotator.Application.Messages;

namespace QlikRotator.Local.Hosting;

/// <summary>The address this process listens at, for messages whose readers sit at this machine.</summary>
internal sealed class ListeningPageRoot(IServer server) : IPageRoot
{
    public Uri? Address =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? new Uri(address) : null;
}
