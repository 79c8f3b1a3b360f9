using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <content>Rows that change along with a document: with it or not at all.</content>
public abstract partial class LedgerStoreContract
{
    private static DocumentKey Beside(string row) => Key with { Row = row };

    [Fact]
    public async Task Write_RowsAlong_AreWrittenReplacedAndTakenAway()
    {
        var store = await OpenAsync();
        await store.WriteAsync(Beside("old"), "1", null, Ct);
        await store.WriteAsync(Beside("gone"), "1", null, Ct);

        var version = await store.WriteAsync(Key, "2", null, [new("new", "3"), new("old", "4"), new("gone", null)], Ct);

        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "2", version!));
        (await store.ReadAsync(Beside("new"), Ct))!.Json.ShouldBe("3");
        (await store.ReadAsync(Beside("old"), Ct))!.Json.ShouldBe("4");
        (await store.ReadAsync(Beside("gone"), Ct)).ShouldBeNull();
        (await store.WriteAsync(Key, "5", version, [new("new", "6")], Ct)).ShouldNotBeNull();
        (await store.ReadAsync(Beside("new"), Ct))!.Json.ShouldBe("6");
    }

    [Fact]
    public async Task Write_OlderVersion_NothingAlongChanges()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync(Key, "1", null, Ct);
        await store.WriteAsync(Key, "2", first, Ct);
        await store.WriteAsync(Beside("stays"), "1", null, Ct);

        (await store.WriteAsync(Key, "3", first, [new("stays", null), new("other", "1")], Ct)).ShouldBeNull();
        (await store.WriteAsync(Key, "3", null, [new("stays", "9"), new("other", "1")], Ct)).ShouldBeNull();

        (await store.ReadAsync(Beside("stays"), Ct))!.Json.ShouldBe("1");
        (await store.ReadAsync(Beside("other"), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Write_RowToTakeAwayIsMissing_TheRestIsWritten()
    {
        var store = await OpenAsync();

        var version = await store.WriteAsync(Key, "1", null, [new("a", null), new("b", "2"), new("c", null)], Ct);

        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "1", version!));
        (await store.ReadAsync(Beside("b"), Ct))!.Json.ShouldBe("2");
        (await store.WriteAsync(Key, "2", version, [new("a", null)], Ct)).ShouldNotBeNull();
        (await store.WriteAsync(Key, "3", version, [new("a", null)], Ct)).ShouldBeNull("somebody wrote in between");
    }

    [Fact]
    public async Task Write_TwentyAtOnceWithRowsAlong_TheRowIsTheWinners()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenAsync()));

        var versions = await Task.WhenAll(
            stores.Select((store, at) => Task.Run(() => store.WriteAsync(Key, $"{at}", null, [new("copy", $"{at}")], Ct), Ct))
        );

        await ExactlyOneWonAsync(versions);
        var copy = await (await OpenAsync()).ReadAsync(Beside("copy"), Ct);
        copy!.Json.ShouldBe($"{Array.FindIndex(versions, version => version is not null)}");
    }

    [Fact]
    public async Task List_Range_FromTheFirstToBeforeTheLast_HoweverSmallThePage()
    {
        var store = await OpenAsync();
        foreach (var row in (string[])["a", "b", "b:1", "b:2", "b:3", "b:3:x", "b_", "c"])
        {
            await store.WriteAsync(Key with { Row = row }, "1", null, Ct);
        }

        var prefixed = await RowsAsync(store, RowRange.StartingWith("b:") with { Page = 2 });
        var between = await RowsAsync(store, new RowRange("b:1", "b:3") { Page = 1 });

        prefixed.ShouldBe(["b:1", "b:2", "b:3", "b:3:x"]);
        between.ShouldBe(["b:1", "b:2"]);
        (await RowsAsync(store, new RowRange("c", "b"))).ShouldBeEmpty();
    }

    private static async Task<List<string>> RowsAsync(ILedgerStore store, RowRange range) =>
        await store.ListAsync(Key.Partition, range, Ct).Select(one => one.Key.Row).ToListAsync(Ct);
}
