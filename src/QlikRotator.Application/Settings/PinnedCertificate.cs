using System.Net.Security;
using System.Security.Cryptography;

namespace QlikRotator.Application.Settings;

/// <summary>What a setting <c>Thumbprint</c> means: one certificate is trusted and no other. For servers on this machine, which no authority vouches for.</summary>
public static class PinnedCertificate
{
    /// <param name="thumbprint">SHA-256 of the certificate, in hexadecimal digits.</param>
    public static RemoteCertificateValidationCallback Only(string thumbprint)
    {
        var expected = Convert.FromHexString(thumbprint);
        return (_, certificate, _, _) =>
            certificate is not null
            && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), expected);
    }
}
