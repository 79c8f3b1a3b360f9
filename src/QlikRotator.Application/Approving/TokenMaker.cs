using System.Buffers.Text;
using System.Security.Cryptography;

namespace QlikRotator.Application.Approving;

/// <summary>Makes the secret half of an approval link: 256 random bits, in characters that survive an address bar.</summary>
public static class TokenMaker
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
