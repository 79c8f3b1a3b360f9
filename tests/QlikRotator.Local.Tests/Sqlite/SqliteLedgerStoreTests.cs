using Microsoft.Data.Sqlite;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Sqlite;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Local.Tests.Sqlite;

public sealed class SqliteLedgerStoreTests : LedgerStoreContract, IDisposable
{
    private static readonly DocumentKey Key = new("p", "r");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-ledger-");
    private readonly List<SqliteFile> _files = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_FolderCannotBeMade_TryAgain()
    {
        var blocked = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(blocked, "not a folder", Ct);

        var failure = await Should.ThrowAsync<TryAgainException>(() =>
            StoreIn(Path.Combine(blocked, "ledger")).ReadAsync(Key, Ct)
        );

        failure.Reason.Code.ShouldBe("LedgerUnavailable");
    }

    [Fact]
    public async Task Read_NotADatabase_FailsForGood()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, SqliteFile.FileName), new string('?', 4096), Ct);

        await Should.ThrowAsync<SqliteException>(() => StoreIn(_folder.FullName).ReadAsync(Key, Ct));
    }

    [Fact]
    public async Task List_WriteWhileReading_BothGoOn()
    {
        var store = await OpenAsync();
        await store.WriteAsync(Key, "1", null, Ct);
        await store.WriteAsync(Key with { Row = "s" }, "1", null, Ct);

        await foreach (var document in store.ListAsync(Key.Partition, Ct))
        {
            (await store.WriteAsync(document.Key, "2", document.Version, Ct)).ShouldNotBeNull();
        }

        (await store.ListAsync(Key.Partition, Ct).ToListAsync(Ct)).ShouldAllBe(one => one.Json == "2");
    }

    [Fact]
    public async Task File_Opened_OneFileWithWriteAheadLog()
    {
        var store = await OpenAsync();
        await store.WriteAsync(Key, "1", null, Ct);

        _files[0].Query(row => row.GetString(0), "pragma journal_mode").ShouldBe(["wal"]);
        _files[0].Query(row => row.GetInt64(0), "pragma synchronous").ShouldBe([2L]);
    }

    public void Dispose()
    {
        _files.ForEach(file => file.Dispose());
        _folder.Delete(recursive: true);
    }

    private protected override Task<ILedgerStore> OpenAsync() =>
        Task.FromResult<ILedgerStore>(StoreIn(Path.Combine(_folder.FullName, "new", "folder")));

    private SqliteLedgerStore StoreIn(string folder)
    {
        var file = new SqliteFile(folder);
        lock (_files)
        {
            _files.Add(file);
        }

        return new SqliteLedgerStore(file);
    }
}
