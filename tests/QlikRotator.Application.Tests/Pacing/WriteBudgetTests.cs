using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Sqlite;
using Options = Microsoft.Extensions.Options.Options;

namespace QlikRotator.Application.Tests.Pacing;

/// <summary>A tenant that is written to as often as it allows never has to say that it is too often, and no more slowly than that.</summary>
public sealed class WriteBudgetTests : IDisposable
{
    private const string Acme = "acme.eu.qlikcloud.com";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-pace-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero));
    private readonly SqliteFile _file;

    public WriteBudgetTests() => _file = new SqliteFile(_folder.FullName);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _file.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task TakeTurn_ManyAtOnce_EachIsToldATimeOfItsOwnInTheOrderTheyCame()
    {
        var budget = Budget(perMinute: 12);

        var told = new List<DateTimeOffset>();
        for (var number = 0; number < 30; number++)
        {
            if (await TryAsync(budget, Turn($"r{number}")) is { } again)
            {
                again.Reason.Code.ShouldBe(ApplicationCodes.Paced);
                again.InLine.ShouldBeTrue();
                told.Add(again.NotBefore!.Value);
            }
        }

        told.Count.ShouldBe(28, "ten seconds' worth goes together");
        told.Zip(told.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First == TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task TakeTurn_BackAtTheTimeThatWasTold_GoesAtOnce_AlsoInAnotherProcess()
    {
        var told = await TellAsync("mine");
        _time.SetUtcNow(told.NotBefore!.Value);

        (await TryAsync(Budget(perMinute: 12), Turn("mine"))).ShouldBeNull();
        (await TryAsync(Budget(perMinute: 12), Turn("newcomer"))).ShouldNotBeNull("the places after it are taken");
    }

    [Fact]
    public async Task TakeTurn_BackTooEarly_IsToldTheSameTime()
    {
        var told = await TellAsync("mine");

        (await TryAsync(Budget(perMinute: 12), Turn("mine"))).ShouldNotBeNull().NotBefore.ShouldBe(told.NotBefore);
    }

    [Fact]
    public async Task TakeTurn_SleptThroughItsTime_StandsInLineAgain()
    {
        var told = await TellAsync("mine");
        _time.SetUtcNow(told.NotBefore!.Value.AddSeconds(11));

        (await TryAsync(Budget(perMinute: 12), Turn("mine")))
            .ShouldNotBeNull()
            .NotBefore!.Value.ShouldBeGreaterThan(told.NotBefore.Value);
    }

    [Fact]
    public async Task TakeTurn_AnotherUserOrTenant_DoesNotWait()
    {
        await TellAsync("mine");
        var budget = Budget(perMinute: 12);

        (await TryAsync(budget, Turn("a") with { User = "somebody" })).ShouldBeNull();
        (await TryAsync(budget, Turn("b") with { Tenant = "globex.us.qlikcloud.com" })).ShouldBeNull();
    }

    [Fact]
    public async Task TakeTurn_Leaked_GoesAtOnce_AndIsCounted()
    {
        var budget = Budget(perMinute: 12);
        while (await TryAsync(budget, Turn(Guid.NewGuid().ToString())) is null) { }

        (await TryAsync(budget, Turn("leak") with { Urgent = true })).ShouldBeNull();

        var first = (await TryAsync(budget, Turn("a"))).ShouldNotBeNull().NotBefore!.Value;
        (await TryAsync(budget, Turn("leak again") with { Urgent = true })).ShouldBeNull();
        ((await TryAsync(budget, Turn("b"))).ShouldNotBeNull().NotBefore!.Value - first).ShouldBe(TimeSpan.FromSeconds(10));
    }

    /// <summary>Two processes, a thousand turns: no five minutes see more than Qlik allows, and hardly any of it is left unused.</summary>
    [Fact]
    public async Task TakeTurn_TwoProcessesWithABacklog_UseTheBudgetAndNoMore()
    {
        var hosts = new[] { Budget(perMinute: 96), Budget(perMinute: 96) };
        var waiting = new PriorityQueue<int, DateTimeOffset>(Enumerable.Range(0, 1000).Select(one => (one, _time.GetUtcNow())));
        var sent = new List<DateTimeOffset>();
        while (waiting.TryDequeue(out var one, out var at))
        {
            _time.SetUtcNow(at > _time.GetUtcNow() ? at : _time.GetUtcNow());
            if (await TryAsync(hosts[one % 2], Turn($"r{one}")) is { } again)
            {
                waiting.Enqueue(one, again.NotBefore!.Value);
            }
            else
            {
                sent.Add(_time.GetUtcNow());
            }
        }

        sent.Count.ShouldBe(1000);
        sent.ShouldAllBe(end => sent.Count(one => one <= end && one > end.AddMinutes(-5)) <= 500);
        (1000 / (sent[^1] - sent[0]).TotalMinutes).ShouldBeGreaterThan(95);
    }

    private WriteBudget Budget(int perMinute) =>
        new(
            new WriteLimits(
                Options.Create(
                    new RotatorOptions
                    {
                        Tenants =
                        {
                            new() { Host = Acme, WritesPerMinute = perMinute },
                        },
                    }
                )
            ),
            new SqliteLedgerStore(_file),
            _time
        );

    private static WriteTurn Turn(string rotation) => new(Acme, "", 1, rotation, "Issue", Urgent: false);

    /// <summary>Lets others fill the line until <paramref name="rotation"/> has to wait, and then some more.</summary>
    private async Task<TryAgainException> TellAsync(string rotation)
    {
        var budget = Budget(perMinute: 12);
        for (var number = 0; number < 8; number++)
        {
            await TryAsync(budget, Turn($"before-{number}"));
        }

        var told = (await TryAsync(budget, Turn(rotation))).ShouldNotBeNull();
        for (var number = 0; number < 8; number++)
        {
            await TryAsync(budget, Turn($"after-{number}"));
        }

        return told;
    }

    /// <summary>A wait that the step sits out passes at once.</summary>
    private async Task<TryAgainException?> TryAsync(WriteBudget budget, WriteTurn turn)
    {
        try
        {
            var taken = budget.TakeTurnAsync(turn, Ct);
            while (!taken.IsCompleted)
            {
                _time.Advance(TimeSpan.FromMilliseconds(10));
            }

            await taken;
            return null;
        }
        catch (TryAgainException again)
        {
            return again;
        }
    }
}
