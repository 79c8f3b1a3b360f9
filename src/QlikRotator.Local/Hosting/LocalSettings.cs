using System.Text.Json;
using QlikRotator.Application.Settings;

namespace QlikRotator.Local.Hosting;

/// <summary>
/// Where settings come from; later ones win: a file, environment, command line from left to right. The file is the one that is named,
/// or else <c>rotator.json</c> of the current folder, or else <c>appsettings.json</c> there.
/// </summary>
internal static class LocalSettings
{
    public const string FileName = "rotator.json";

    private const string OlderFileName = "appsettings.json";
    private const string OlderFolder = ".rotator";
    private const string FolderSetting =
        $"{RotatorOptions.Section}:{nameof(RotatorOptions.Ledger)}:{nameof(LedgerOptions.Folder)}";

    /// <param name="file">As it was named; null for what lies in the current folder.</param>
    /// <exception cref="InvalidDataException">The file is no JSON.</exception>
    /// <exception cref="FileNotFoundException">A file was named, and there is none.</exception>
    public static IConfiguration Load(IReadOnlyList<string> settings, string? file = null)
    {
        var builder = new ConfigurationBuilder().AddInMemoryCollection([new(FolderSetting, DefaultFolder())]);
        if (FileOf(file) is { } path)
        {
            if (!File.Exists(path))
            {
                throw new FileNotFoundException($"There is no file {path}.", path);
            }

            builder.AddJsonFile(path, optional: false, reloadOnChange: false);
        }

        builder
            .AddEnvironmentVariables()
            .AddInMemoryCollection(
                settings.Select(Split).GroupBy(one => one.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last())
            );
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException unreadable)
        {
            throw new InvalidDataException(
                $"{FileOf(file)} {WhyUnreadable(FileOf(file)!, unreadable.GetBaseException())}",
                unreadable
            );
        }
    }

    private static string WhyUnreadable(string path, Exception cause) =>
        cause is JsonException { LineNumber: { } line } ? $"is no JSON: look at line {line + 1}."
        : File.ReadAllText(path).TrimStart().StartsWith('{') ? $"cannot be read: {cause.Message}"
        : "holds no settings: a settings file is one object in braces.";

    /// <summary>The whole path of the file that is read; null where there is none.</summary>
    public static string? FileOf(string? named) =>
        named is not null
            ? Path.GetFullPath(named)
            : new[] { FileName, OlderFileName }.Select(Path.GetFullPath).FirstOrDefault(File.Exists);

    /// <summary>The state folder, also where the settings turn out to be wrong: the log must go somewhere.</summary>
    public static string Folder(IConfiguration configuration) =>
        configuration[FolderSetting] is { Length: > 0 } folder ? folder : DefaultFolder();

    /// <summary>
    /// One place for one user, whatever folder a command is run in: two folders would be two ledgers. A ledger that an earlier version
    /// has left in the current folder goes on being used there.
    /// </summary>
    private static string DefaultFolder() =>
        File.Exists(Path.Combine(OlderFolder, "rotator.db"))
            ? OlderFolder
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "qlik-rotator"
            );

    private static KeyValuePair<string, string?> Split(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return new(setting[..equals], setting[(equals + 1)..]);
    }
}
