using System.Net.Security;
using System.Security.Cryptography;

namespace QlikRotator.Notifications.Channels;

/// <summary>Trusts exactly one certificate, by its SHA-256 thumbprint: for servers on this machine, which no authority vouches for.</summary>
internal static class PinnedLoopback
{
    public static RemoteCertificateValidationCallback Only(string thumbprint)
    {
        var expected = Convert.FromHexString(thumbprint);
        return (_, certificate, _, _) =>
            certificate is not null
            && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), expected);
    }
}
