using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Settings;
using QlikRotator.Azure;
using QlikRotator.Azure.Tables;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Local.Tests.Sqlite;

public sealed class LedgerServicesTests
{
    [Fact]
    public void AddLedger_Sqlite_SqliteStore() =>
        Store(new LedgerOptions { Kind = LedgerOptions.Sqlite }).ShouldBeOfType<SqliteLedgerStore>();

    [Fact]
    public void AddLedger_TablesEndpoint_TablesStore() =>
        Store(new LedgerOptions { Kind = LedgerOptions.Tables, Endpoint = new Uri("https://contoso.table.core.windows.net") })
            .ShouldBeOfType<TablesLedgerStore>();

    [Fact]
    public void AddLedger_TablesOnLoopback_TablesStore() =>
        Store(new LedgerOptions { Kind = LedgerOptions.Tables, LoopbackConnection = "UseDevelopmentStorage=true" })
            .ShouldBeOfType<TablesLedgerStore>();

    private static ILedgerStore Store(LedgerOptions ledger)
    {
        var services = new ServiceCollection().AddLedger().AddAzure();
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new RotatorOptions { Ledger = ledger }));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ILedgerStore>();
    }
}
