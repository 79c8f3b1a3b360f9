using System.Xml;
using QlikRotator.Core;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>What is sent to make a key.</summary>
/// <param name="Expiry">ISO 8601 duration; the answer has a date in its place.</param>
internal sealed record NewApiKey(string Description, string Expiry)
{
    /// <summary>A key that lives clearly less than was asked for is not the one that was asked for.</summary>
    private const double LeastShareOfValidity = 0.9;

    public static NewApiKey Living(TimeSpan validity, string description) => new(description, XmlConvert.ToString(validity));

    /// <summary>Why a key that the tenant made is of no use, although it said yes; or null.</summary>
    public static Reason? WhyUseless(ApiKey made, string? owner, TimeSpan validity, DateTimeOffset now) =>
        made switch
        {
            { Status: not ApiKey.Active } => new(
                QlikCodes.KeyNotActive,
                $"The tenant made a key that is '{made.Status}' from the start."
            ),
            { Sub: var sub } when sub != owner || sub is null => new(
                QlikCodes.OwnerChanged,
                $"The new key belongs to user '{sub}', not to '{owner}'."
            ),
            { Expiry: null } => new(QlikCodes.ExpiryUnknown, "The tenant does not say when the new key expires."),
            { Expiry: { } expiry } when expiry < now + (validity * LeastShareOfValidity) => new(
                QlikCodes.ExpiryTooShort,
                $"The new key expires on {expiry:u}, much sooner than the policy's {XmlConvert.ToString(validity)}."
            ),
            _ => null,
        };
}
