using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using QlikRotator.Azure.Tables;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Azure.Tests.Tables;

public sealed class TablesLedgerStoreTests(AzuriteTables azurite) : LedgerStoreContract
{
    private static readonly DocumentKey Key = new("p", "r");

    private readonly string _table = $"Ledger{Guid.NewGuid():N}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_AnswerLostAndSentAgain_IsOurOwnWrite()
    {
        using var lossy = new LosesAnswers();
        var store = await OpenAsync(new TableClientOptions { Transport = lossy });
        await store.ReadAsync(Key, Ct);

        lossy.LoseNext();
        var first = await store.WriteAsync(Key, "1", null, Ct);
        lossy.LoseNext();
        var second = await store.WriteAsync(Key, "2", first, Ct);

        lossy.Lost.ShouldBe(2);
        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "2", second!));
    }

    /// <summary>When the first answer is lost, the row that was to be taken away is gone already at the second try.</summary>
    [Fact]
    public async Task Write_WithRowsAlong_AnswerLostAndSentAgain_IsOurOwnWrite()
    {
        using var lossy = new LosesAnswers();
        var store = await OpenAsync(new TableClientOptions { Transport = lossy });
        await store.WriteAsync(Key with { Row = "open" }, "1", null, Ct);

        lossy.LoseNext();
        var first = await store.WriteAsync(Key, "1", null, [new("copy", "1")], Ct);
        lossy.LoseNext();
        var second = await store.WriteAsync(Key, "2", first, [new("open", null), new("copy", "2")], Ct);

        lossy.Lost.ShouldBe(2);
        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "2", second!));
        (await store.ReadAsync(Key with { Row = "copy" }, Ct))!.Json.ShouldBe("2");
        (await store.ReadAsync(Key with { Row = "open" }, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_ChangedMeanwhile_StaysThere()
    {
        var store = (TablesLedgerStore)await OpenAsync(new TableClientOptions());
        var first = await store.WriteAsync(Key, "1", null, Ct);
        var second = await store.WriteAsync(Key, "2", first, Ct);

        await store.DeleteAsync(Key, first!, Ct);
        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "2", second!));

        await store.DeleteAsync(Key, second!, Ct);
        (await store.ReadAsync(Key, Ct)).ShouldBeNull();
        await store.DeleteAsync(Key, second!, Ct);
    }

    /// <summary>A rotation that was given up as lost comes back to life when another has its leases.</summary>
    [Fact]
    public async Task Leases_TakenOverMeanwhile_AreNotGivenUpByWhoHadThem()
    {
        var store = await OpenAsync(new TableClientOptions());
        var ledger = new RotationLedger(store, TimeProvider.System);
        var late = new LeaseStore(store, ledger, TimeProvider.System);
        var next = new LeaseStore(store, ledger, TimeProvider.System);
        (await late.TakeAsync(["secret a"], "late", Ct)).ShouldBeNull();
        (await next.TakeAsync(["secret a"], "next", Ct)).ShouldBeNull("nobody has a row for the late one");

        await late.ReleaseAllAsync(["secret a"], "late", Ct);

        (await next.HoldsAsync(["secret a"], "next", Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Read_NobodyListens_TryAgain()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var table = new TableClient(
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:9/a;",
            _table,
            options
        );

        var failure = await Should.ThrowAsync<TryAgainException>(() => new TablesLedgerStore(table).ReadAsync(Key, Ct));

        failure
            .Reason.ToString()
            .ShouldBe("LedgerUnavailable: The ledger cannot be used at the moment: the table service does not answer.");
    }

    [Fact]
    public async Task Read_WrongKey_TryAgainAndSaysWhichRole()
    {
        var connection = await azurite.ConnectionStringAsync();
        var wrong = connection.Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal);
        var store = new TablesLedgerStore(new TableClient(wrong, _table));

        var failure = await Should.ThrowAsync<TryAgainException>(() => store.ReadAsync(Key, Ct));

        failure.Reason.Message.ShouldContain("Storage Table Data Contributor");
    }

    private protected override Task<ILedgerStore> OpenAsync() => OpenAsync(new TableClientOptions());

    private async Task<ILedgerStore> OpenAsync(TableClientOptions options) =>
        new TablesLedgerStore(new TableClient(await azurite.ConnectionStringAsync(), _table, options));

    /// <summary>Lets the request do its work, then answers as a broken connection would.</summary>
    private sealed class LosesAnswers : HttpClientTransport, IDisposable
    {
        private bool _lose;

        public int Lost { get; private set; }

        public void LoseNext() => _lose = true;

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            await base.ProcessAsync(message);
            if (_lose)
            {
                _lose = false;
                Lost++;
                throw new IOException("The connection was reset.");
            }
        }
    }
}
