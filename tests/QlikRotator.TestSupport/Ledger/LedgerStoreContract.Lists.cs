using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <content>The documents of a partition.</content>
public abstract partial class LedgerStoreContract
{
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
}
