using Microsoft.Data.Sqlite;
using QlikRotator.Local.Sqlite;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private const string Nudge = "insert into nudge values ($1) returning rotation";
    private const string Nudged = "select rotation from nudge order by rotation";

    private readonly TestFolder _folder = new();
    private readonly SqliteFile _file;

    public SqliteFileTests() => _file = _folder.OpenState();

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_WhileAnotherWrites_WaitsWithoutAThreadAndIsCommittedWithAllWhoWait()
    {
        using var gate = new SemaphoreSlim(0);
        var first = await StartedAsync(gate);

        var others = Enumerable.Range(0, 20).Select(number => _file.RunAsync(Row(_ => Seen()), Nudge, $"{number:00}")).ToList();
        others.ShouldAllBe(one => !one.IsCompleted);
        gate.Release();
        await first;
        var seen = await Task.WhenAll(others);

        seen.ShouldAllBe(rows => rows.Single() == 1, "nobody saw what was written beside it: it was one transaction");
        Seen().ShouldBe(21);
    }

    [Fact]
    public async Task RunAsync_OneOfThoseCommittedTogetherIsRefused_OnlyItsOwnIsTakenBack()
    {
        using var gate = new SemaphoreSlim(0);
        var first = await StartedAsync(gate);

        var good = _file.RunAsync(Nudge, "good");
        var refused = _file.RunIfFirstAsync(new(Nudge, "half"), [new(Nudge, "good")]);
        var later = _file.RunAsync(Nudge, "later");
        gate.Release();
        await first;

        (await good).ShouldBe(1);
        (await Should.ThrowAsync<SqliteException>(() => refused)).SqliteErrorCode.ShouldBe(19);
        (await later).ShouldBe(1);
        _file.Query(row => row.GetString(0), Nudged).ShouldBe(["first", "good", "later"]);
    }

    [Fact]
    public async Task RunAsync_TransactionThatFails_EverybodyHearsOfItAndTheNextOneIsWritten()
    {
        using var gate = new SemaphoreSlim(0);
        var first = await StartedAsync(gate);

        var good = _file.RunAsync(Nudge, "good");
        var ends = _file.RunAsync("rollback");
        gate.Release();
        await first;

        await Should.ThrowAsync<SqliteException>(() => ends);
        await Should.ThrowAsync<SqliteException>(() => good);
        (await _file.RunAsync(Nudge, "next")).ShouldBe(1);
        _file.Query(row => row.GetString(0), Nudged).ShouldBe(["first", "next"]);
    }

    [Fact]
    public async Task Query_NotAStatement_TheNextOneIsAnswered()
    {
        Should.Throw<SqliteException>(() => _file.Query(row => row.GetString(0), "select nothing from nowhere"));

        await _file.RunAsync(Nudge, "one");

        _file.Query(row => row.GetString(0), Nudged).ShouldBe(["one"]);
    }

    [Fact]
    public async Task RunAsync_TwoProcessesOneFile_NothingIsLost()
    {
        var another = _folder.OpenState();

        await Parallel.ForAsync(
            0,
            200,
            TestContext.Current.CancellationToken,
            async (number, _) => await (number % 2 == 0 ? _file : another).RunAsync(Nudge, $"{number:000}")
        );

        _file.Query(row => row.GetString(0), Nudged).Count.ShouldBe(200);
    }

    /// <summary>A write that has begun and stays at it until the gate opens.</summary>
    private async Task<Task> StartedAsync(SemaphoreSlim gate)
    {
        var begun = new TaskCompletionSource();
        var write = Task.Run(() =>
            _file.RunAsync(
                Row(_ =>
                {
                    begun.SetResult();
                    gate.Wait(TestContext.Current.CancellationToken);
                    return 0;
                }),
                Nudge,
                "first"
            )
        );
        await begun.Task;
        return write;
    }

    private int Seen() => _file.Query(row => row.GetString(0), Nudged).Count;

    private static Func<SqliteDataReader, int> Row(Func<SqliteDataReader, int> map) => map;
}
