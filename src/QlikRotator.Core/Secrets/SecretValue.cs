using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace QlikRotator.Core.Secrets;

/// <summary>
/// A secret's value. It can be used (<see cref="Reveal"/>) and compared, and nothing else: text, debugger and serializer get
/// no part of it. It has no hash code of its own, because a hash of a short value is as good as the value.
/// </summary>
[DebuggerDisplay("[secret]")]
[JsonConverter(typeof(SecretValueRefusesToSerialize))]
public sealed class SecretValue
{
    private readonly string _value;

    public SecretValue(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The value itself: call it in the expression that sends it, never before.</summary>
    public string Reveal() => _value;

    /// <summary>Compares in a time that does not depend on where the two values differ.</summary>
    public bool Matches(SecretValue other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(other._value));

    public override string ToString() => "[secret]";
}
