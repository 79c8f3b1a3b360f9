using System.Globalization;

namespace QlikRotator.Application.Messages;

/// <summary>How a moment is written for people: always UTC, and it says so.</summary>
public static class When
{
    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>To the second, where events follow each other.</summary>
    public static string Exactly(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? at) => at is { } known ? Text(known) : null;
}
