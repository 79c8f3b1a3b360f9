using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.TestSupport.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Tests.Api;

/// <summary>However long the history, a page looks at so many rotations and no more.</summary>
public sealed class RotationSearchTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CountedStore _store = new(new MemoryStore());
    private readonly FakeTimeProvider _time = new(Start);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RotationLedger Ledger => new(_store, _time);

    private RotationSearch Search => new(new RotationIndex(_store), Ledger);

    [Fact]
    public async Task Find_RareOne_StopsAndSaysWhereToGoOn_AndFindsItThere()
    {
        var rare = await BeginAsync("rare", "v1");
        for (var number = 0; number < RotationSearch.MostLookedAt; number++)
        {
            await BeginAsync("usual", $"v{number}");
        }

        await Search.FindAsync(Query(""), null, 1, Ct);
        _store.Read = 0;
        var first = await Search.FindAsync(Query("?q=rare"), null, 10, Ct);
        var looked = _store.Read;
        _store.Read = 0;
        var second = await Search.FindAsync(Query("?q=rare"), first.Next, 10, Ct);

        looked.ShouldBe(RotationSearch.MostLookedAt + 1 + 1, "what runs and is not shown is not read again");
        first.Rows.ShouldBeEmpty();
        first.OnTo.ShouldBe(Start.AddMinutes(2));
        second.Rows.Select(one => one.RotationId).ShouldBe([rare]);
        second.Next.ShouldBeNull();
        _store.Read.ShouldBe(1 + 1 + 1, "the one behind and how it is now, and whether the ledger is an older one");
    }

    [Fact]
    public async Task Find_Page_ReadsNoMoreThanItShows()
    {
        for (var number = 0; number < 40; number++)
        {
            await BeginAsync("usual", $"v{number}");
        }

        await Search.FindAsync(Query(""), null, 10, Ct);
        _store.Read = 0;
        var found = await Search.FindAsync(Query(""), null, 10, Ct);

        found.Rows.Count.ShouldBe(10);
        _store.Read.ShouldBe(10 + 10 + 1 + 1, "a copy and a row of each that is shown, for all of them run");
    }

    [Fact]
    public async Task Find_WholeId_ReadsThatRow()
    {
        var one = await BeginAsync("usual", "v1");
        await BeginAsync("usual", "v2");

        (await Search.FindAsync(Query($"?q={one}"), null, 10, Ct)).Rows.Select(row => row.RotationId).ShouldBe([one]);
        (await Search.FindAsync(Query($"?q={one}&tenant=other"), null, 10, Ct)).Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?from=0001-01-01&to=9999-12-31", 1)]
    [InlineData("?from=2026-01-02", 0)]
    [InlineData("?to=2025-12-31", 0)]
    [InlineData("?from=2026-01-01&to=2026-01-01&running=true", 1)]
    [InlineData("?running=false", 0)]
    public async Task Find_Days_ThatBeganOnThem(string query, int count)
    {
        await BeginAsync("usual", "v1");

        (await Search.FindAsync(Query(query), null, 10, Ct)).Rows.Count.ShouldBe(count);
    }

    private static RotationQuery Query(string text) =>
        RotationQuery.Of(
            new DefaultHttpContext { Request = { QueryString = new(text) } }
                .Request
                .Query
        );

    private async Task<string> BeginAsync(string name, string version)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var subject = new SecretReference(new Uri("https://one.vault.azure.net/"), name).At(version);
        var request = Question.For().Request with { RotationId = RotationId.For(subject), Subject = subject };
        return (await Ledger.OpenAsync(request, null, Ct)).RotationId;
    }
}
