namespace QlikRotator.Local.Demo;

/// <summary>The state folder of a demo: its own, and gone afterwards.</summary>
internal sealed class DemoFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("qlik-rotator-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
