using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Commands;

/// <summary>A value that comes in by a pipe, so that no command line and no shell history shows it.</summary>
internal static class StandardInput
{
    /// <summary>Key Vault takes no longer value.</summary>
    private const int MostCharacters = 25 * 1024;

    /// <returns>Without the line break that shells add; null where there is none, or more than a secret can hold.</returns>
    public static SecretValue? ReadValue()
    {
        var buffer = new char[MostCharacters + 1];
        var length = Console.In.ReadBlock(buffer);
        var text = new string(buffer, 0, length).TrimEnd('\r', '\n');
        return text.Length > 0 && length <= MostCharacters ? new SecretValue(text) : null;
    }
}
