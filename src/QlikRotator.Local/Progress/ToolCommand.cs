namespace QlikRotator.Local.Progress;

/// <summary>What to type to run the command line again.</summary>
internal static class ToolCommand
{
    public const string Name = "qlik-rotator";

    /// <summary>In a clone there is no tool yet.</summary>
    public static string Here { get; } =
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("bin")
            ? "dotnet run --project src/QlikRotator.Local --"
            : Name;
}
