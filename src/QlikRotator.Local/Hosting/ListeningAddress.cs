using System.Net;
using System.Net.Sockets;
using QlikRotator.Core;

namespace QlikRotator.Local.Hosting;

/// <summary>Where a host is to listen.</summary>
internal static class ListeningAddress
{
    /// <summary>Why nobody can listen there, asked before anything is begun; null where one can.</summary>
    public static Reason? WhyNot(Uri address)
    {
        var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var known) ? known : IPAddress.Loopback;
        try
        {
            using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(ip, address.Port));
            return null;
        }
        catch (SocketException refused)
        {
            var why =
                refused.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? "another program listens there, perhaps 'serve' in another terminal"
                    : refused.Message;
            return new(
                LocalCodes.Unusable,
                $"Nothing can be served at {address.GetLeftPart(UriPartial.Authority)}: {why}. Stop it, or take another port: serve --urls http://127.0.0.1:{address.Port + 1}."
            );
        }
    }
}
