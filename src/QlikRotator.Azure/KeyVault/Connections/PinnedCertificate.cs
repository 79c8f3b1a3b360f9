using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>Trusts one certificate, by its SHA-256 thumbprint, and no other: for a vault on this machine, which no authority vouches for.</summary>
internal sealed class PinnedCertificate(string thumbprint)
{
    private readonly byte[] _expected = Convert.FromHexString(thumbprint);

    public HttpClientTransport Transport() =>
        new(
            new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsThis },
                AllowAutoRedirect = false,
            }
        );

    private bool IsThis(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is not null
        && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), _expected);
}
