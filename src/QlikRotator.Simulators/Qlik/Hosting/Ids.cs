using System.Buffers.Text;
using System.Security.Cryptography;

namespace QlikRotator.Simulators.Qlik.Hosting;

internal static class Ids
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);

    public static string Mixed(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    public static string Guid() => System.Guid.NewGuid().ToString();

    /// <summary>Random bytes in the alphabet of tokens.</summary>
    public static string Opaque(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
