using System.Runtime.CompilerServices;

namespace QlikRotator.Local.Tests.World;

/// <summary>Texts that people read, kept beside the tests. With <c>RENEW_SNAPSHOTS=1</c> a run writes them anew, to be looked at.</summary>
internal static class Snapshot
{
    public static void ShouldBe(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "..", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("RENEW_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        text.ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
