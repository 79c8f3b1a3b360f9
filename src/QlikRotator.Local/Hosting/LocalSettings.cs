using QlikRotator.Application.Settings;

namespace QlikRotator.Local.Hosting;

/// <summary>
/// Where settings come from; later ones win: <c>appsettings.json</c> of the current folder, environment, command line from left to right.
/// </summary>
internal static class LocalSettings
{
    /// <exception cref="InvalidDataException"><c>appsettings.json</c> is no JSON.</exception>
    public static IConfiguration Load(IReadOnlyList<string> settings) =>
        new ConfigurationBuilder()
            .SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(
                settings.Select(Split).GroupBy(one => one.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last())
            )
            .Build();

    /// <summary>The state folder, also where the settings turn out to be wrong: the log must go somewhere.</summary>
    public static string Folder(IConfiguration configuration) =>
        configuration[$"{RotatorOptions.Section}:{nameof(RotatorOptions.Ledger)}:{nameof(LedgerOptions.Folder)}"]
            is { Length: > 0 } folder
            ? folder
            : new LedgerOptions().Folder;

    private static KeyValuePair<string, string?> Split(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return new(setting[..equals], setting[(equals + 1)..]);
    }
}
