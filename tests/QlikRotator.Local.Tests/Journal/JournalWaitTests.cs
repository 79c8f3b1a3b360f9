using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Journal;

public sealed class JournalWaitTests : IDisposable
{
    private const string Rotation = "0123456789abcdef01234567";
    private readonly TestFolder _folder = new();
    private readonly JournalRig _rig;

    public JournalWaitTests() => _rig = new(_folder, Story.GoodWorld());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task UntilAsync_NobodyNudges_EndsWhenDueAndNotBefore()
    {
        var wait = Until(TimeSpan.FromDays(100));
        _rig.Time.Advance(TimeSpan.FromDays(100) - TimeSpan.FromMilliseconds(1));
        wait.IsCompleted.ShouldBeFalse();

        await _rig.PassTimeUntilAsync(wait);

        _rig.Time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(Story.Begin + TimeSpan.FromDays(100));
    }

    [Fact]
    public async Task UntilAsync_NudgedWhileWaiting_EndsEarly()
    {
        var wait = Until(TimeSpan.FromDays(1));

        await _rig.Host.NudgeAsync(Rotation, TestContext.Current.CancellationToken);

        await wait;
        _rig.Time.GetUtcNow().ShouldBe(Story.Begin);
    }

    [Fact]
    public async Task UntilAsync_NudgedBefore_EndsAtOnceAndTakesTheNudge()
    {
        await _rig.Host.NudgeAsync(Rotation, TestContext.Current.CancellationToken);

        await Until(TimeSpan.FromDays(1));

        Until(TimeSpan.FromDays(1)).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task UntilAsync_AnotherRotationIsNudged_WaitsOn()
    {
        var wait = Until(TimeSpan.FromDays(1));

        await _rig.Host.NudgeAsync("another", TestContext.Current.CancellationToken);

        wait.IsCompleted.ShouldBeFalse();
        _rig.Store.ListNudged().ShouldBe(["another"]);
    }

    private Task Until(TimeSpan fromNow) =>
        _rig.Wait.UntilAsync(Rotation, _rig.Time.GetUtcNow() + fromNow, TestContext.Current.CancellationToken);
}
