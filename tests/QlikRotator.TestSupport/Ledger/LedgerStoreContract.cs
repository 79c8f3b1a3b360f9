using QlikRotator.Application.Auditing;
using QlikRotator.Azure.Tables;
using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <summary>What every ledger store keeps to; run against each of them.</summary>
public abstract class LedgerStoreContract
{
    private static readonly DocumentKey Key = new("rotations", "7f3a");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A store over the same documents at every call within a test, and over nobody else's.</summary>
    private protected abstract Task<ILedgerStore> OpenAsync();

    [Fact]
    public async Task Read_NothingWritten_Null() => (await (await OpenAsync()).ReadAsync(Key, Ct)).ShouldBeNull();

    [Fact]
    public async Task Write_New_ReadsBack()
    {
        var store = await OpenAsync();

        var version = await store.WriteAsync(Key, """{"a":1}""", null, Ct);

        version.ShouldNotBeNullOrEmpty();
        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, """{"a":1}""", version));
    }

    [Fact]
    public async Task Write_NewButThere_NullAndUnchanged()
    {
        var store = await OpenAsync();
        var version = await store.WriteAsync(Key, "1", null, Ct);

        (await store.WriteAsync(Key, "2", null, Ct)).ShouldBeNull();

        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "1", version!));
    }

    [Fact]
    public async Task Write_ExpectedVersion_Replaces()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync(Key, "1", null, Ct);

        var second = await store.WriteAsync(Key, "2", first, Ct);

        second.ShouldNotBeNull();
        second.ShouldNotBe(first);
        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "2", second));
    }

    [Fact]
    public async Task Write_OlderVersion_NullAndUnchanged()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync(Key, "1", null, Ct);
        var second = await store.WriteAsync(Key, "2", first, Ct);

        (await store.WriteAsync(Key, "3", first, Ct)).ShouldBeNull();

        (await store.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "2", second!));
    }

    [Fact]
    public async Task Write_SameTextAgain_NewVersion()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync(Key, "1", null, Ct);

        (await store.WriteAsync(Key, "1", first, Ct)).ShouldNotBe(first);
    }

    [Fact]
    public async Task Write_ExpectedButDeleted_Null()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync(Key, "1", null, Ct);
        await store.DeleteAsync(Key, Ct);

        (await store.WriteAsync(Key, "2", first, Ct)).ShouldBeNull();

        (await store.ReadAsync(Key, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Write_ExpectedButMadeAnew_Null()
    {
        var store = await OpenAsync();
        var first = await store.WriteAsync(Key, "1", null, Ct);
        await store.DeleteAsync(Key, Ct);
        await store.WriteAsync(Key, "1", null, Ct);

        (await store.WriteAsync(Key, "2", first, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_Missing_NothingHappens()
    {
        var store = await OpenAsync();

        await store.DeleteAsync(Key, Ct);

        (await store.WriteAsync(Key, "1", null, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_One_LeavesTheOthers()
    {
        var store = await OpenAsync();
        await store.WriteAsync(Key, "1", null, Ct);
        await store.WriteAsync(Key with { Row = "other" }, "2", null, Ct);
        await store.WriteAsync(Key with { Partition = "other" }, "3", null, Ct);

        await store.DeleteAsync(Key, Ct);

        (await store.ReadAsync(Key, Ct)).ShouldBeNull();
        (await store.ReadAsync(Key with { Row = "other" }, Ct))!.Json.ShouldBe("2");
        (await store.ReadAsync(Key with { Partition = "other" }, Ct))!.Json.ShouldBe("3");
    }

    [Fact]
    public async Task List_ManyRows_OrdinalAndOnlyThatPartition()
    {
        var store = await OpenAsync();
        string[] rows = ["b", "B", "a:2", "a.1", "a-1", "a_1", "10", "9", "a"];
        foreach (var row in rows)
        {
            await store.WriteAsync(new DocumentKey("one", row), $"\"{row}\"", null, Ct);
        }

        await store.WriteAsync(new DocumentKey("one:", "a"), "0", null, Ct);
        await store.WriteAsync(new DocumentKey("On", "a"), "0", null, Ct);

        var listed = await store.ListAsync("one", Ct).ToListAsync(Ct);

        listed.Select(one => one.Key.Row).ShouldBe(rows.Order(StringComparer.Ordinal));
        listed.ShouldAllBe(one => one.Key.Partition == "one" && one.Json == $"\"{one.Key.Row}\"");
        (await store.WriteAsync(listed[0].Key, "1", listed[0].Version, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task List_Nothing_Empty() => (await (await OpenAsync()).ListAsync("none", Ct).AnyAsync(Ct)).ShouldBeFalse();

    [Fact]
    public async Task List_MoreThanAPage_All()
    {
        var store = await OpenAsync();
        await Parallel.ForAsync(
            0,
            1_100,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct },
            async (row, ct) => await store.WriteAsync(new DocumentKey("many", $"{row:D5}"), $"{row}", null, ct)
        );

        var listed = await store.ListAsync("many", Ct).ToListAsync(Ct);

        listed.Select(one => int.Parse(one.Json)).ShouldBe(Enumerable.Range(0, 1_100));
    }

    [Fact]
    public async Task Write_TwentyAtOnceOnNew_OneWins()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenAsync()));

        var versions = await Task.WhenAll(
            stores.Select((store, at) => Task.Run(() => store.WriteAsync(Key, $"{at}", null, Ct), Ct))
        );

        await ExactlyOneWonAsync(versions);
    }

    [Fact]
    public async Task Write_TwentyAtOnceOnOneVersion_OneWins()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenAsync()));
        var first = await stores[0].WriteAsync(Key, "100", null, Ct);

        var versions = await Task.WhenAll(
            stores.Select((store, at) => Task.Run(() => store.WriteAsync(Key, $"{at}", first, Ct), Ct))
        );

        await ExactlyOneWonAsync(versions);
    }

    [Fact]
    public async Task Write_CountingWriters_NoUpdateLost()
    {
        var store = await OpenAsync();
        await store.WriteAsync(Key, "0", null, Ct);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CountAsync(times: 10), Ct)));

        (await store.ReadAsync(Key, Ct))!.Json.ShouldBe("80");
    }

    [Theory]
    [InlineData(LedgerDocumentSize.MaxCharacters)]
    [InlineData(ChunkedText.ChunkLength)]
    [InlineData(ChunkedText.ChunkLength + 1)]
    public async Task Write_LargeDocument_ReadsBack(int length)
    {
        var store = await OpenAsync();
        var json = $"\"{string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + (at % 26)))).AsSpan(2)}\"";

        await store.WriteAsync(Key, json, null, Ct);

        (await store.ReadAsync(Key, Ct))!.Json.ShouldBe(json);
    }

    [Fact]
    public async Task Write_SmallerOverLarger_NothingOfTheLargerStays()
    {
        var store = await OpenAsync();
        var version = await store.WriteAsync(Key, new string('1', ChunkedText.ChunkLength * 3), null, Ct);

        await store.WriteAsync(Key, "2", version, Ct);

        (await store.ReadAsync(Key, Ct))!.Json.ShouldBe("2");
    }

    [Fact]
    public async Task Write_TooLarge_Refused()
    {
        var store = await OpenAsync();

        await Should.ThrowAsync<ArgumentException>(() =>
            store.WriteAsync(Key, new string('1', LedgerDocumentSize.MaxCharacters + 1), null, Ct)
        );

        (await store.ReadAsync(Key, Ct)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Write_Unicode_ReadsBack(int shift)
    {
        var store = await OpenAsync();
        var json =
            new string('x', shift) + string.Concat(Enumerable.Repeat("\U0001F511ñ漢\u0001'\"\\", ChunkedText.ChunkLength / 4));

        await store.WriteAsync(Key, json, null, Ct);

        (await store.ReadAsync(Key, Ct))!.Json.ShouldBe(json);
    }

    [Fact]
    public async Task Key_EveryLegalCharacterAndFullLength_Works()
    {
        var store = await OpenAsync();
        const string legal = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:";
        var key = new DocumentKey(legal.PadRight(200, ':'), legal.PadRight(200, '.'));

        var version = await store.WriteAsync(key, "1", null, Ct);
        version = await store.WriteAsync(key, "2", version, Ct);

        (await store.ReadAsync(key, Ct)).ShouldBe(new LedgerDocument(key, "2", version!));
        (await store.ListAsync(key.Partition, Ct).SingleAsync(Ct)).Key.ShouldBe(key);
        await store.DeleteAsync(key, Ct);
        (await store.ReadAsync(key, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Open_Again_DocumentsAndVersionsAreStillThere()
    {
        var version = await (await OpenAsync()).WriteAsync(Key, "1", null, Ct);

        var again = await OpenAsync();

        (await again.ReadAsync(Key, Ct)).ShouldBe(new LedgerDocument(Key, "1", version!));
        (await again.WriteAsync(Key, "2", version, Ct)).ShouldNotBeNull();
    }

    private async Task ExactlyOneWonAsync(string?[] versions)
    {
        versions.Count(version => version is not null).ShouldBe(1);
        var winner = Array.FindIndex(versions, version => version is not null);
        var stored = await (await OpenAsync()).ReadAsync(Key, Ct);
        stored.ShouldBe(new LedgerDocument(Key, $"{winner}", versions[winner]!));
    }

    private async Task CountAsync(int times)
    {
        var store = await OpenAsync();
        for (var done = 0; done < times; )
        {
            var read = (await store.ReadAsync(Key, Ct))!;
            done += await store.WriteAsync(Key, $"{int.Parse(read.Json) + 1}", read.Version, Ct) is null ? 0 : 1;
        }
    }
}
