using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <content>Of those who write over the same version, one wins.</content>
public abstract partial class LedgerStoreContract
{
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
