using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Journal;

public sealed class JournalHistoryTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PurgeAsync_OldJournals_ForgetsTheEndedAndKeepsTheOpen()
    {
        var rig = new JournalRig(_folder, Story.GoodWorld());
        var ended = await rig.OpenAsync(Story.Request());
        await rig.RunAsync(ended);
        var open = await rig.OpenAsync(Story.Request(name: "another"));
        var history = new JournalHistory(rig.Store);

        var early = await history.PurgeAsync(Story.Begin, TestContext.Current.CancellationToken);
        var late = await history.PurgeAsync(Story.Begin + TimeSpan.FromDays(30), TestContext.Current.CancellationToken);

        early.ShouldBe(0);
        late.ShouldBe(1);
        rig.Store.Latest(ended.Key.RotationId).ShouldBeNull();
        rig.Store.Read(ended.Key).ShouldBeEmpty();
        rig.Store.Latest(open.Key.RotationId).ShouldNotBeNull();
    }
}
