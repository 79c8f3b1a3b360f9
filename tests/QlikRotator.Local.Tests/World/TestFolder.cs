using QlikRotator.Local.Journal;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Local.Tests.World;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly List<SqliteFile> _files = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("rotator-").FullName;

    public JournalFolder Journal => new(Path);

    /// <summary>The file as one more process opens it.</summary>
    public SqliteFile OpenState()
    {
        var file = new SqliteFile(Path);
        _files.Add(file);
        return file;
    }

    public void Dispose()
    {
        _files.ForEach(file => file.Dispose());
        Directory.Delete(Path, recursive: true);
    }
}
