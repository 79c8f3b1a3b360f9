using System.Globalization;

namespace QlikRotator.Core.Registry;

/// <summary>
/// A secret whose old credentials are not deleted yet, because its consumers may not read the vault. It ends when a person says that they
/// do, or by its date. Leak mode, which a person asks for expressly, does not wait for it.
/// </summary>
/// <param name="Until">When it ends by itself (UTC); null for never.</param>
public sealed record Hold(DateTimeOffset? Until)
{
    /// <summary>The value of the tag for a hold that only a person ends.</summary>
    public const string Person = "person";

    private const string Day = "yyyy-MM-dd";

    public static Hold UntilReleased { get; } = new(Until: null);

    public bool IsInForce(DateTimeOffset now) => Until is null || now < Until;

    /// <returns>Null for what is neither <c>person</c> nor a day such as <c>2027-01-31</c> (UTC).</returns>
    public static Hold? Read(string text) =>
        text == Person ? UntilReleased
        : DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? new(day)
        : null;

    /// <summary>As the tag has it.</summary>
    public override string ToString() => Until?.ToString(Day, CultureInfo.InvariantCulture) ?? Person;

    public Reason WhyKept(SecretReference secret) =>
        new(
            CoreCodes.Held,
            Until is null
                ? $"{secret} is held until somebody releases it: nothing old is deleted before its consumers read the vault."
                : $"{secret} is held until {this}, or until somebody releases it: nothing old is deleted before."
        );
}
