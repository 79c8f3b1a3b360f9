using QlikRotator.Core.Ledger;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Application.Tests.Ledger;

/// <summary>A ledger file of its own for one test.</summary>
internal sealed class TemporaryLedger : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-ledger-");
    private readonly SqliteFile _file;

    public TemporaryLedger()
    {
        _file = new SqliteFile(_folder.FullName);
        Store = new SqliteLedgerStore(_file);
    }

    public ILedgerStore Store { get; }

    public void Dispose()
    {
        _file.Dispose();
        _folder.Delete(recursive: true);
    }
}
