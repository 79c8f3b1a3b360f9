using Microsoft.Data.Sqlite;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Local.Tests.World;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rotator-").FullName;

    public JournalFolder Journal => new(Path);

    public SqliteFile State => new(Path);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
