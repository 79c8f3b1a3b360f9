using QlikRotator.Application.Auditing;
using QlikRotator.Azure.Tables;
using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <content>One document: what was written is read, whole, until it is deleted.</content>
public abstract partial class LedgerStoreContract
{
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
}
