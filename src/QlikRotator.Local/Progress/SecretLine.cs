using QlikRotator.Core.Registry;

namespace QlikRotator.Local.Progress;

/// <summary>A sentence about a secret, with its name once: many sentences name it themselves.</summary>
internal static class SecretLine
{
    public static string Of(SecretReference secret, string? message) =>
        message?.Contains($"{secret}", StringComparison.Ordinal) == true ? message : $"{secret}: {message}";

    /// <summary>For a row that begins with the secret's name.</summary>
    public static string Without(SecretReference secret, string message) =>
        message.StartsWith($"{secret}: ", StringComparison.Ordinal) ? message[$"{secret}: ".Length..] : message;
}
