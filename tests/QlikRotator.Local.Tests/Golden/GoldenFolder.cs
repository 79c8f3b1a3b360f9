using System.Runtime.CompilerServices;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>Where the golden journals are: beside the tests when they run, and in the sources when they are recorded.</summary>
internal static class GoldenFolder
{
    public static string Copied { get; } = Path.Combine(AppContext.BaseDirectory, "GoldenJournals");

    public static string Sources([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "GoldenJournals");

    public static string FileOf(string folder, string scenario) => Path.Combine(folder, scenario + ".json");
}
